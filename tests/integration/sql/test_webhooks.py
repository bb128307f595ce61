"""Sending in its own time: leases, retries, patience and fairness, on every database."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from aksio.adapters.security.webhook_secrets import HmacWebhookSecrets
from aksio.adapters.sql.codec import encode
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.notice_queue import OF_EACH_LEARNER, SqlNoticeQueue
from aksio.adapters.sql.public_events import public_event
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.sql.webhooks_reader import SqlWebhooksReader
from aksio.adapters.system import RandomIds
from aksio.application.notifications.webhooks.notify_webhooks import NotifyWebhooks, NotifyWebhooksCommand
from aksio.application.notifications.webhooks.ports import Due, Notice, Sent
from aksio.application.notifications.webhooks.send_notices import LEASE, SendNotices
from aksio.application.notifications.webhooks.views import DeliveryView
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.notifications.webhooks.retries import PAUSES
from aksio.domain.notifications.webhooks.webhook import PATIENCE, Webhook
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId, WebhookDeliveryId, WebhookId
from tests.make.clock import NOON, FixedClock

ADA = LearnerId(UUID(int=1))
TYPE = "aksio.courses.course_deleted"
EVENT = CourseDeleted(occurred_at=NOON, course_id=CourseId(UUID(int=5)), learner_id=ADA)
NewUnitOfWork = Callable[[], SqlUnitOfWork]


class ScriptedSender:
    """Answers what it is told to answer."""

    def __init__(self) -> None:
        self.answer = Sent(milliseconds=12, status=204, answer="")
        self.sent: list[str] = []

    async def check(self, url: str) -> None: ...

    async def send(self, url: str, *, headers: dict[str, str], body: bytes) -> Sent:
        self.sent.append(headers["webhook-id"])
        return self.answer


class House:
    """The use cases on one database."""

    def __init__(self, database: Database, new_uow: NewUnitOfWork, clock: FixedClock) -> None:
        ids = RandomIds()
        self.new_uow, self.clock, self.sender = new_uow, clock, ScriptedSender()
        self.reader, self.queue = SqlWebhooksReader(database), SqlNoticeQueue(database)
        self.notify = NotifyWebhooks(new_uow(), self.reader, public_event, clock, ids)
        self.send = SendNotices(
            queue=self.queue,
            uow=new_uow(),
            sender=self.sender,
            secrets=HmacWebhookSecrets(b"secret"),
            clock=clock,
            ids=ids,
        )

    async def webhook(self, learner_id: LearnerId = ADA) -> WebhookId:
        webhook = Webhook.register(
            id=WebhookId(RandomIds().new()),
            learner_id=learner_id,
            slot=3,
            url="https://example.org/x",
            event_types=[TYPE],
            description="Mine",
            enabled=True,
            now=NOON,
        )
        async with self.new_uow() as uow:
            uow.webhooks.add(webhook)
            await uow.commit()
        return webhook.id

    async def notices(self, webhook_id: WebhookId, learner_id: LearnerId, count: int) -> None:
        async with self.new_uow() as uow:
            uow.notices.add([a_notice(webhook_id, learner_id) for _ in range(count)])
            await uow.commit()

    async def take(self, limit: int = 20) -> list[Due]:
        now = self.clock.now()
        return await self.queue.take(token=uuid4(), now=now, until=now + LEASE, limit=limit)

    async def deliveries(self, webhook_id: WebhookId) -> Sequence[DeliveryView]:
        return (await self.reader.deliveries(webhook_id, learner_id=ADA, page=PageRequest())).items


def a_notice(webhook_id: WebhookId, learner_id: LearnerId) -> Notice:
    return Notice(
        id=WebhookDeliveryId(uuid4()),
        webhook_id=webhook_id,
        learner_id=learner_id,
        event_id=str(uuid4()),
        event_type=TYPE,
        body="{}",
        created_at=NOON,
    )


@pytest.fixture
def house(database: Database, new_uow: NewUnitOfWork, clock: FixedClock) -> House:
    return House(database, new_uow, clock)


async def test_a_webhook_comes_back_as_it_was(house: House) -> None:
    webhook = Webhook(
        version=0,
        id=WebhookId(uuid4()),
        learner_id=ADA,
        slot=7,
        url="https://example.org/y",
        event_types=("a", "b"),
        description="A word",
        enabled=False,
        secret_serial=4,
        previous_secret_until=NOON + timedelta(hours=1),
        failing_since=NOON - timedelta(days=1),
        disabled_reason="gone",
        created_at=NOON,
    )
    async with house.new_uow() as uow:
        uow.webhooks.add(webhook)
        await uow.commit()
    async with house.new_uow() as uow:
        found = await uow.webhooks.get(webhook.id, learner_id=ADA)
    assert vars(found) == vars(webhook)


async def test_an_event_that_is_delivered_twice_is_sent_once(house: House) -> None:
    webhook_id, event_id = await house.webhook(), uuid4()
    for _ in range(2):
        await house.notify(NotifyWebhooksCommand(learner_id=ADA, event_id=event_id, event=EVENT))
    for _ in range(2):
        await house.send()
    assert house.sender.sent == [str(event_id)]
    [delivery] = await house.deliveries(webhook_id)
    assert (delivery.status, delivery.event_type) == ("delivered", f"aksio.{encode(EVENT)[0]}")
    assert [(one.milliseconds, one.status, one.answer) for one in delivery.attempts] == [(12, 204, "")]


async def test_retries_come_later_each_time_and_end(house: House) -> None:
    webhook_id = await house.webhook()
    await house.notices(webhook_id, ADA, 1)
    house.sender.answer = Sent(milliseconds=1, status=500, answer="Trouble")
    await house.send()
    for number, pause in enumerate(PAUSES, start=1):
        [delivery] = await house.deliveries(webhook_id)
        assert delivery.next_try_at is not None
        assert pause <= delivery.next_try_at - house.clock.now() <= pause * 1.2
        house.clock.go_on(pause * 0.99)
        await house.send()
        assert len(house.sender.sent) == number
        house.clock.go_on(pause * 0.22)
        await house.send()
    [delivery] = await house.deliveries(webhook_id)
    assert (delivery.status, delivery.next_try_at, len(delivery.attempts)) == ("failed", None, len(PAUSES) + 1)
    house.clock.go_on(timedelta(days=1))
    await house.send()
    assert len(house.sender.sent) == len(PAUSES) + 1


async def test_after_days_of_failure_nothing_more_is_sent(house: House) -> None:
    webhook_id = await house.webhook()
    await house.notices(webhook_id, ADA, 1)
    house.sender.answer = Sent(milliseconds=1, error="timeout")
    await house.send()
    house.clock.go_on(PATIENCE)
    await house.notices(webhook_id, ADA, 1)
    await house.send()
    shown = await house.reader.webhook(webhook_id, learner_id=ADA)
    assert (shown.enabled, shown.disabled_reason) == (False, "failing")
    assert await house.reader.listening(ADA, TYPE) == []
    sent = len(house.sender.sent)
    house.clock.go_on(timedelta(days=1))
    await house.send()
    assert len(house.sender.sent) == sent
    assert "cancelled" in {each.status for each in await house.deliveries(webhook_id)}


async def test_a_success_in_between_starts_the_days_anew(house: House) -> None:
    webhook_id = await house.webhook()
    for status, days in ((500, 3), (200, 3), (500, 0)):
        house.sender.answer = Sent(milliseconds=1, status=status)
        await house.notices(webhook_id, ADA, 1)
        await house.send()
        house.clock.go_on(timedelta(days=days))
    assert (await house.reader.webhook(webhook_id, learner_id=ADA)).enabled


async def test_of_many_who_look_at_once_one_gets_a_message(house: House) -> None:
    webhook_id = await house.webhook()
    for _ in range(20):
        await house.notices(webhook_id, ADA, 1)
        found = await asyncio.gather(*(house.take() for _ in range(8)))
        assert [len(due) for due in found if due] == [1]
        async with house.new_uow() as uow:
            [due] = next(due for due in found if due)
            uow.notices.end(due, "delivered", attempt=None, next_try_at=None, now=NOON)
            await uow.commit()


async def test_a_message_whose_sender_died_is_taken_again_and_the_dead_has_no_say(house: House) -> None:
    webhook_id = await house.webhook()
    await house.notices(webhook_id, ADA, 1)
    [lost] = await house.take()
    assert await house.take() == []
    house.clock.go_on(LEASE)
    await house.send()
    assert house.sender.sent == [lost.notice.event_id]
    with pytest.raises(Conflict):
        async with house.new_uow() as uow:
            uow.notices.end(lost, "failed", attempt=None, next_try_at=None, now=house.clock.now())
            await uow.commit()
    assert [each.status for each in await house.deliveries(webhook_id)] == ["delivered"]


async def test_nobodys_backlog_holds_up_the_others(house: House) -> None:
    other = LearnerId(UUID(int=2))
    await house.notices(await house.webhook(), ADA, 50)
    await house.notices(await house.webhook(other), other, 1)
    taken = [due.notice.learner_id for due in await house.take()]
    assert (taken.count(ADA), taken.count(other)) == (OF_EACH_LEARNER, 1)
    assert await house.take() == []  # hers are still being sent
    house.clock.go_on(LEASE)
    assert len(await house.take()) == OF_EACH_LEARNER + 1
