import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from aksio.adapters.sql.codec import decode
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.leadership import FileLockLeadership
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.shared.bell import Bell
from aksio.application.shared.deliver_event import MOST_ATTEMPTS, DeliverEvent
from aksio.domain.courses.course import Course, CourseCreated, CourseEdited
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.worker.relay import Relay
from tests.make.clock import NOON, FixedClock

NewUnitOfWork = Callable[[], SqlUnitOfWork]
Reaction = Callable[[Event], Awaitable[None]]
Running = AbstractAsyncContextManager["Journal"]


class Journal:
    """A reaction that writes down what it was told, and does what it is told to."""

    def __init__(self, bell: Bell) -> None:
        self.bell = bell
        self.told: list[Event] = []
        self.deliveries: list[UUID] = []
        self.react: Reaction = self.nothing
        self._news = asyncio.Condition()

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        self.told.append(event)
        self.deliveries.append(delivery_id)
        async with self._news:
            self._news.notify_all()
        await self.react(event)

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(happened)

    async def nothing(self, event: Event) -> None:
        """The default reaction."""


@pytest.fixture
def start(database: Database, clock: FixedClock, tmp_path: Path) -> Callable[[], Running]:
    """A relay that runs inside the block and stops properly at its end."""

    @asynccontextmanager
    async def run() -> AsyncIterator[Journal]:
        bell, stopping, outbox = Bell(), asyncio.Event(), SqlOutbox(database)
        journal = Journal(bell)
        deliver_event = DeliverEvent(outbox, decode, journal, clock)
        relay = Relay(outbox, deliver_event, FileLockLeadership(tmp_path / "relay"), clock, bell)
        task = asyncio.create_task(relay.run(stopping))
        yield journal
        stopping.set()
        await task

    return run


async def create(new_uow: NewUnitOfWork, number: int, *, edits: int = 0) -> Course:
    course = Course.create(id=CourseId(UUID(int=number)), learner_id=LearnerId(UUID(int=7)), name="Optics", now=NOON)
    for edit in range(edits):
        course.edit(now=NOON, name=f"Optics {edit}")
    async with new_uow() as uow:
        uow.courses.add(course)
        await uow.commit()
    return course


async def waiting(database: Database) -> int:
    soon = NOON + timedelta(days=1)
    return len(await SqlOutbox(database).undelivered(now=soon, limit=1000, leave_out=frozenset()))


async def test_every_event_is_delivered_and_marked(
    start: Callable[[], Running], new_uow: NewUnitOfWork, database: Database
) -> None:
    for number in range(40):
        await create(new_uow, number)
    async with start() as journal:
        await journal.until(lambda: len(journal.told) == 40)
    assert {event.course_id.int for event in journal.told if isinstance(event, CourseCreated)} == set(range(40))
    assert await waiting(database) == 0


async def test_events_of_one_aggregate_come_in_order(start: Callable[[], Running], new_uow: NewUnitOfWork) -> None:
    await create(new_uow, 1, edits=5)
    async with start() as journal:
        await journal.until(lambda: len(journal.told) == 6)
    assert [type(event) for event in journal.told] == [CourseCreated] + [CourseEdited] * 5


async def test_the_bell_brings_news_at_once(
    database: Database, start: Callable[[], Running], clock: FixedClock
) -> None:

    async with start() as journal:
        await create(lambda: SqlUnitOfWork(database, clock=clock, ids=RandomIds(), bell=journal.bell), 1)
        await journal.until(lambda: len(journal.told) == 1)


async def test_a_reaction_that_fails_is_tried_again_later_with_the_same_delivery(
    start: Callable[[], Running], new_uow: NewUnitOfWork, database: Database, clock: FixedClock
) -> None:
    async def fail_once(event: Event) -> None:
        clock.go_on(timedelta(seconds=2))
        if len(journal.told) == 1:
            raise ZeroDivisionError

    await create(new_uow, 1)
    async with start() as journal:
        journal.react = fail_once
        await journal.until(lambda: len(journal.told) == 1)
        clock.go_on(timedelta(minutes=10))
        await journal.until(lambda: len(journal.told) == 2)
    assert journal.deliveries[0] == journal.deliveries[1]
    assert await waiting(database) == 0


@pytest.mark.parametrize(("error", "parked"), [(ZeroDivisionError("secret"), 1), (Unavailable("It sleeps."), 0)])
async def test_what_keeps_failing_is_parked_unless_something_else_was_away(
    new_uow: NewUnitOfWork, database: Database, clock: FixedClock, error: Exception, parked: int
) -> None:
    async def fail(event: Event) -> None:
        clock.go_on(timedelta(hours=1))
        raise error

    await create(new_uow, 1)
    for _ in range(MOST_ATTEMPTS):
        (row,) = await SqlOutbox(database).undelivered(now=clock.now(), limit=1, leave_out=frozenset())
        journal = Journal(Bell())
        journal.react = fail
        assert await DeliverEvent(SqlOutbox(database), decode, journal, clock)(row) is error
        clock.go_on(timedelta(minutes=5))
    assert len(await SqlOutbox(database).parked(limit=10)) == parked
    assert await waiting(database) == 1 - parked


async def test_a_second_relay_keeps_quiet_until_the_first_stops(
    start: Callable[[], Running], new_uow: NewUnitOfWork
) -> None:
    async with start() as first, start() as second:
        for number in range(10):
            await create(new_uow, number)
        await first.until(lambda: len(first.told) == 10)
        assert second.told == []


async def test_what_was_delivered_but_not_marked_is_delivered_again(
    new_uow: NewUnitOfWork, database: Database, clock: FixedClock
) -> None:
    """As after a crash between the two; the delivery's id tells a reaction that it is the same."""

    class Crashing(SqlOutbox):
        async def delivered(self, *row_ids: UUID, now: datetime) -> None:
            raise ConnectionError

    await create(new_uow, 1)
    (row,) = await SqlOutbox(database).undelivered(now=NOON, limit=10, leave_out=frozenset())
    journal = Journal(Bell())
    with pytest.raises(ConnectionError):
        await DeliverEvent(Crashing(database), decode, journal, clock)(row)
    assert await waiting(database) == 1
    await DeliverEvent(SqlOutbox(database), decode, journal, clock)(row)
    assert await waiting(database) == 0
    assert journal.deliveries == [row.id, row.id]


async def test_a_long_reaction_does_not_hold_up_other_aggregates(
    start: Callable[[], Running], new_uow: NewUnitOfWork
) -> None:
    finished = asyncio.Event()

    async def wait_for_the_second(event: Event) -> None:
        if isinstance(event, CourseCreated) and event.course_id.int == 2:
            finished.set()
        await finished.wait()

    await create(new_uow, 1)
    async with start() as journal:
        journal.react = wait_for_the_second
        await journal.until(lambda: len(journal.told) == 1)
        await create(new_uow, 2)
        await journal.until(lambda: len(journal.told) == 2)
