"""What happens is told to the world: all of it, in order, and marked only when Kafka has it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from aksio.adapters.kafka.envelope import Message
from aksio.adapters.kafka.old_topics import OldTopics
from aksio.adapters.kafka.producer import KafkaProducer
from aksio.adapters.kafka.publisher import KafkaEventPublisher
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.leadership import FileLockLeadership
from aksio.adapters.sql.outbox import PUBLICATION, SqlOutbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.publish_events import PublishEvents
from aksio.domain.courses.course import Course
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.worker.publication import Publication
from tests.integration.kafka.listening import Listener
from tests.make.clock import NOON, FixedClock
from tests.make.polling import until
from tests.services.kafka import Outage
from tests.services.service import Service

NewUnitOfWork = Callable[[], SqlUnitOfWork]
Running = Callable[[], AbstractAsyncContextManager[None]]
LEARNER = LearnerId(UUID(int=7))


@pytest.fixture
async def producer(kafka: Service) -> AsyncIterator[KafkaProducer]:
    producer = KafkaProducer(kafka.url, gives_up_after_ms=1_500)
    yield producer
    await producer.close()


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database, PUBLICATION)


@pytest.fixture
def publish(outbox: SqlOutbox, producer: KafkaProducer, clock: FixedClock) -> PublishEvents:
    return PublishEvents(outbox, KafkaEventPublisher(producer), clock)


@pytest.fixture
def running(publish: PublishEvents, tmp_path: Path) -> Running:
    @asynccontextmanager
    async def run() -> AsyncIterator[None]:
        stopping = asyncio.Event()
        task = asyncio.create_task(Publication(publish, FileLockLeadership(tmp_path / "lock")).run(stopping))
        yield
        stopping.set()
        await task

    return run


async def create(new_uow: NewUnitOfWork, *, edits: int = 0) -> Course:
    course = Course.create(id=CourseId(uuid4()), learner_id=LEARNER, name="Optics", now=NOON)
    for edit in range(edits):
        course.edit(now=NOON, name=f"Optics {edit}")
    async with new_uow() as uow:
        uow.courses.add(course)
        await uow.commit()
    return course


async def unpublished(outbox: SqlOutbox) -> int:
    return (await outbox.backlog(now=NOON)).waiting


@pytest.fixture
def listener(kafka: Service) -> Listener:
    return Listener(kafka.url, ["aksio.courses"])


async def heard_of(listener: Listener, courses: list[Course], count: int) -> list[tuple[str, str]]:
    """Type and subject of what was told of these courses: the brokers keep what other tests said too."""
    ours = {str(course.id) for course in courses}
    while True:
        found = [(each.body["type"], each.key) for each in listener.heard if each.key in ours]
        if len(found) >= count:
            return found
        await listener.until(len(listener.heard) + 1)


async def test_every_event_is_told_once_and_marked(
    running: Running, new_uow: NewUnitOfWork, outbox: SqlOutbox, listener: Listener
) -> None:
    courses = [await create(new_uow) for _ in range(20)]
    async with running():
        found = await heard_of(listener, courses, 20)
        await until(lambda: unpublished(outbox), lambda waiting: waiting == 0)
    listener.close()
    assert sorted(key for _, key in found) == sorted(str(course.id) for course in courses)


async def test_an_event_travels_as_a_cloud_event(
    publish: PublishEvents, new_uow: NewUnitOfWork, listener: Listener
) -> None:
    course = await create(new_uow)
    await publish()
    await heard_of(listener, [course], 1)
    (told,) = [each for each in listener.heard if each.key == str(course.id)]
    listener.close()
    assert told.body.pop("id")
    assert told.body.pop("data")["course_id"] == str(course.id)
    assert told.body == {
        "specversion": "1.0",
        "source": "/aksio",
        "type": "aksio.courses.course_created",
        "subject": str(course.id),
        "time": "2026-03-02T12:00:00Z",
        "datacontenttype": "application/json",
    }


async def test_events_of_one_aggregate_stay_in_order(
    running: Running, new_uow: NewUnitOfWork, listener: Listener
) -> None:
    course = await create(new_uow, edits=5)
    async with running():
        found = await heard_of(listener, [course], 6)
    listener.close()
    assert [name for name, _ in found] == ["aksio.courses.course_created"] + ["aksio.courses.course_edited"] * 5


async def test_while_kafka_is_away_everything_waits_and_nothing_counts_as_tried(
    publish: PublishEvents, new_uow: NewUnitOfWork, outbox: SqlOutbox, kafka: Service, listener: Listener
) -> None:
    course, outage = await create(new_uow), Outage(kafka)
    outage.begin()
    try:
        done = await publish()
    finally:
        outage.end()
    assert (done.published, done.waiting) == (0, 1)
    (row,) = await outbox.undelivered(now=NOON, limit=10, leave_out=frozenset())
    assert row.attempts == 0
    assert (await publish()).published == 1
    assert await heard_of(listener, [course], 1)
    listener.close()


async def test_what_kafka_refuses_for_its_own_sake_is_put_off_and_lets_the_others_pass(
    new_uow: NewUnitOfWork, outbox: SqlOutbox, producer: KafkaProducer, clock: FixedClock
) -> None:
    refused, taken = await create(new_uow), await create(new_uow)

    async def too_large(row: OutboxRow) -> list[Message]:
        large = row.aggregate_key == str(refused.id)
        return [Message(topic="large", key="k", value=b"x" * 2_000_000)] if large else []

    publish = PublishEvents(outbox, KafkaEventPublisher(producer, too_large), clock)
    assert (await publish()).published == 1
    assert await outbox.undelivered(now=NOON, limit=10, leave_out=frozenset()) == []
    for _ in range(11):
        clock.go_on(timedelta(hours=1))
        await publish()
    (parked,) = await outbox.parked(limit=10)
    assert (parked.aggregate_key, parked.attempts) == (str(refused.id), 12)
    assert str(taken.id) != parked.aggregate_key
    assert "too large" in str(parked.error)


async def test_the_old_topics_are_written_beside_the_new_ones(kafka: Service, producer: KafkaProducer) -> None:
    class Names:
        async def name_of(self, account_id: UUID) -> tuple[str | None, str] | None:
            return (None, "ada@example.org") if account_id == LEARNER else None

    learner, gone = str(LEARNER), str(uuid4())
    review = {"learner_id": learner, "flashcard_id": str(UUID(int=8)), "rating": 4, "occurred_at": "…"}
    rows = [
        a_row("accounts.account_registered", learner),
        a_row("accounts.account_registered", gone),
        a_row("assessments.flashcard_reviewed", str(UUID(int=8)), payload=review),
    ]
    assert await KafkaEventPublisher(producer, OldTopics(Names())).publish(rows) == {}
    listener = Listener(kafka.url, ["user.signup.success", "user.activity"])
    found = {each.topic: each.body for each in await listener.until(2)}
    listener.close()
    assert found["user.signup.success"] == {
        "user id": learner, "username": "ada@example.org", "email": "ada@example.org",
    }  # fmt: skip
    assert found["user.activity"] == {
        "user_id": learner,
        "activity_type": "Flashcard",
        "timestamp": "2026-03-02T12:00:00Z",
        "metadata": {"flashcard_id": str(UUID(int=8)), "rating": 4},
    }


def a_row(name: str, key: str, payload: dict[str, object] | None = None) -> OutboxRow:
    return OutboxRow(
        id=uuid4(), name=name, aggregate_key=key, payload=payload or {}, occurred_at=NOON, trace_id=None, attempts=0
    )
