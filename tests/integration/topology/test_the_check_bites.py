"""The evidence finds what it is there for: with the claim removed, or the row marked too early, something is wrong."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from aksio.adapters.kafka.producer import KafkaProducer
from aksio.adapters.kafka.publisher import KafkaEventPublisher
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.outbox import PUBLICATION, SqlOutbox
from aksio.adapters.sql.tables.machinery import outbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.billing.following import Find, Following
from aksio.application.billing.ports import Subscriptions
from aksio.application.courses.note_document_report import NoteDocumentReport, NoteDocumentReportCommand
from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.publish_events import AT_ONCE, NotPublished, PublishEvents, Round
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.subscription_state import SubscriptionState
from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from tests.integration.kafka.listening import Listener
from tests.integration.topology.evidence import Told, doubled, miscounted, out_of_order, untold
from tests.make.billing import LEARNER, a_state, a_subscription
from tests.make.clock import NOON, FixedClock
from tests.make.courses import a_course
from tests.make.courses import document as a_document
from tests.services.service import Service


class KilledError(BaseException):
    """As good as `kill -9`: nobody catches it."""


class MarksTooEarly(PublishEvents):
    """Broken on purpose: marked first, published afterwards."""

    async def __call__(self) -> Round:
        rows = await self._outbox.undelivered(now=self._clock.now(), limit=AT_ONCE, leave_out=frozenset())
        await self._outbox.delivered(*(row.id for row in rows), now=self._clock.now())
        await self._publisher.publish(rows)
        return Round(published=len(rows), waiting=0)


class Forgetful(SqlUnitOfWork):
    """Broken on purpose: every time is the first time."""

    async def first_time(self, key: str) -> bool:
        return True


class RemembersNoPayment(Following):
    """Broken on purpose: what it knew is forgotten, and no claim is made."""

    async def __call__(self, find: Find, *, claim: str | None = None) -> Subscription | None:
        async def find_anew(subscriptions: Subscriptions) -> Subscription | None:
            if (found := await find(subscriptions)) is not None:
                found.state = None
            return found

        return await super().__call__(find_anew)


class AcknowledgesTooEarly(Following):
    """Broken on purpose: the news is taken, and the process killed before anything is saved."""

    async def __call__(self, find: Find, *, claim: str | None = None) -> Subscription | None:
        return None


class Paid:
    """A provider where the month is paid."""

    async def current(self, customer_id: CustomerId) -> SubscriptionState | None:
        return a_state()

    async def set_cancelling(self, subscription_id: str, *, cancelling: bool) -> None:
        raise NotImplementedError

    async def forget(self, customer_id: CustomerId) -> None:
        raise NotImplementedError


class Dies(KafkaEventPublisher):
    """Its process is killed before anything is sent."""

    async def publish(self, rows: Sequence[OutboxRow]) -> dict[UUID, NotPublished]:
        raise KilledError


@pytest.mark.parametrize(("kind", "wrong"), [(PublishEvents, 0), (MarksTooEarly, 2)])
async def test_a_row_marked_before_its_acknowledgement_is_found_out(
    kind: type[PublishEvents], wrong: int, kafka: Service, database: Database, clock: FixedClock
) -> None:
    """The first of a course, and the first of somebody who pays."""
    course, producer, rows = a_course(), KafkaProducer(kafka.url), SqlOutbox(database, PUBLICATION)
    async with SqlUnitOfWork(database, clock=clock, ids=RandomIds()) as uow:
        course.edit(now=NOON, name="Optics")
        uow.courses.add(course)
        await uow.commit()
    await _pay(database, clock, Following, news=["evt_1"])
    with pytest.raises(KilledError):
        await kind(rows, Dies(producer), clock)()
    while (await kind(rows, KafkaEventPublisher(producer), clock)()).published:
        pass
    listener = Listener(kafka.url, ["aksio.courses", "aksio.billing"])
    await asyncio.to_thread(listener.listen, 1.0)
    heard = [Told(id=UUID(each.body["id"]), key=each.key) for each in listener.heard]
    listener.close()
    async with database.connect() as connection:
        recorded = list((await connection.execute(select(outbox.c.id))).scalars())
    assert len(untold(recorded, heard)) == wrong
    assert len(recorded) > 2


@pytest.mark.parametrize(("kind", "wrong"), [(SqlUnitOfWork, 0), (Forgetful, 1)])
async def test_an_effect_without_its_claim_is_found_out(
    kind: type[SqlUnitOfWork], wrong: int, database: Database, clock: FixedClock
) -> None:
    """The consumer is killed before the offset moves, and meanwhile the learner has the document read anew."""
    document = a_document()
    document.received(size_bytes=9, now=NOON)
    async with SqlUnitOfWork(database, clock=clock, ids=RandomIds()) as uow:
        uow.documents.add(document)
        await uow.commit()
    note = NoteDocumentReport(kind(database, clock=clock, ids=RandomIds()), clock)
    command = NoteDocumentReportCommand(
        message_id="document.processing/0/7",
        document_id=document.id,
        state=DocumentState(status=DocumentStatus.FAILED),
    )
    await note(command)
    await read_anew(database, document, clock)
    await note(command)
    async with database.connect() as connection:
        names = (await connection.execute(select(outbox.c.name))).scalars().all()
    failures = [name for name in names if name == "courses.document_failed"]
    assert len(doubled("the failure of document", failures)) == wrong


@pytest.mark.parametrize(
    ("kind", "news", "wrong"),
    [
        (Following, ["evt_1", "evt_1", "evt_2"], 0),
        (RemembersNoPayment, ["evt_1"], 0),
        (RemembersNoPayment, ["evt_1", "evt_1"], 1),
        (AcknowledgesTooEarly, ["evt_1"], 1),
    ],
)
async def test_a_payment_that_counts_twice_or_never_is_found_out(
    kind: type[Following], news: list[str], wrong: int, database: Database, clock: FixedClock
) -> None:
    await _pay(database, clock, kind, news=news)
    async with database.connect() as connection:
        events = (await connection.execute(select(outbox.c.name, outbox.c.aggregate_key))).all()
    payments = Counter(key for name, key in events if name == "billing.payment_received")
    assert len(miscounted("a payment", {str(LEARNER): 1}, payments)) == wrong


async def _pay(database: Database, clock: FixedClock, kind: type[Following], *, news: list[str]) -> None:
    subscription = a_subscription(LEARNER.int)
    async with SqlUnitOfWork(database, clock=clock, ids=RandomIds()) as uow:
        uow.subscriptions.add(subscription)
        await uow.commit()
    for name in news:
        follow = kind(SqlUnitOfWork(database, clock=clock, ids=RandomIds()), Paid(), clock)
        await follow(lambda found: found.of_customer(subscription.customer_id), claim=f"payment-news:{name}")


async def read_anew(database: Database, document: Document, clock: FixedClock) -> None:
    unit = SqlUnitOfWork(database, clock=clock, ids=RandomIds())
    async with unit as uow:
        found = await uow.documents.get(document.id, learner_id=document.learner_id)
        found.reprocess(now=clock.go_on(timedelta(minutes=1)))
        uow.documents.save(found)
        await uow.commit()


def test_events_that_were_heard_out_of_order_are_found_out() -> None:
    one, two = UUID(int=1), UUID(int=2)
    recorded = {"a": [one, two]}
    right, wrong = [Told(id=one, key="a"), Told(id=two, key="a")], [Told(id=two, key="a"), Told(id=one, key="a")]
    assert out_of_order(recorded, right) == out_of_order(recorded, [*right, *wrong]) == []
    assert len(out_of_order(recorded, wrong)) == 1
