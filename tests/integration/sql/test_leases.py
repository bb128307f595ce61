"""Rows that were handed to workers: one holder at a time, and nobody's word counts but the holder's."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.leases import SqlLeases
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.tables.machinery import outbox
from aksio.adapters.system import RandomIds
from aksio.application.shared.hand_over import DeliverHandedOver, HandOver
from aksio.application.shared.outbox import OutboxRow
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.errors import Unavailable
from tests.integration.sql.test_outbox import put
from tests.make.clock import NOON, FixedClock

LEASE = timedelta(seconds=30)
ROW, TOKEN, MINE, OTHER = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
UNTIL, LATER = NOON + LEASE, NOON + timedelta(hours=1)
NOTHING: frozenset[UUID] = frozenset()


class Queue:
    """A WorkQueue that keeps what was put, or is away."""

    def __init__(self) -> None:
        self.messages: list[tuple[UUID, UUID]] = []
        self.kept_until: list[datetime] = []
        self.away = False

    async def put(self, row_id: UUID, *, token: UUID, until: datetime) -> None:
        if self.away:
            raise Unavailable("Away.")
        self.messages.append((row_id, token))
        self.kept_until.append(until)

    async def waiting(self) -> int:
        return len(self.messages)


class Following:
    """Reactions that are counted, and fail when they are told to."""

    def __init__(self) -> None:
        self.times = 0
        self.error: Exception | None = None

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        self.times += 1
        if self.error is not None:
            raise self.error


def _any_event(name: str, payload: Mapping[str, object]) -> Event:
    return Event(occurred_at=NOON)


class Office:
    """The relay's side and a worker's side of the same database."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.outbox, self.leases, self.queue, self.following = (
            SqlOutbox(database), SqlLeases(database), Queue(), Following(),
        )  # fmt: skip
        self.hand_over = HandOver(self.leases, self.queue, clock, RandomIds(), lease=LEASE)
        self.reports: list[Exception] = []
        self.deliver = DeliverHandedOver(
            self.leases, _any_event, self.following, clock, RandomIds(), lease=LEASE,
            report=lambda _row, error: self.reports.append(error),
        )  # fmt: skip

    async def due(self) -> list[OutboxRow]:
        return await self.outbox.undelivered(now=self.clock.now(), limit=10, leave_out=NOTHING)

    async def relay(self) -> None:
        for row in await self.due():
            await self.hand_over(row)


@pytest.fixture
async def office(database: Database, clock: FixedClock) -> Office:
    await put(database, 1)
    await put(database, 2)
    return Office(database, clock)


async def waiting(office: Office) -> int:
    return (await office.outbox.backlog(now=NOON)).waiting


async def test_what_is_handed_over_is_leased_and_holds_back_what_comes_after_it(office: Office) -> None:
    await office.relay()
    assert [row_id for row_id, _ in office.queue.messages] == [ROW]
    assert await office.due() == []
    assert await waiting(office) == 2


async def test_a_row_that_nobody_speaks_of_is_handed_over_again_under_another_token(office: Office) -> None:
    await office.relay()
    office.clock.go_on(LEASE)
    await office.relay()
    (first, second) = office.queue.messages
    assert first[0] == second[0] == ROW
    assert first[1] != second[1]
    assert office.queue.kept_until[0] <= office.clock.now() < office.queue.kept_until[1]
    assert not await office.deliver(*first)
    assert office.following.times == 0


async def test_a_broker_that_is_away_costs_no_try_and_no_lease(office: Office) -> None:
    office.queue.away = True
    (row,) = await office.due()
    assert isinstance(await office.hand_over(row), Unavailable)
    office.clock.go_on(timedelta(seconds=1))
    (again,) = await office.due()
    assert (again.id, again.attempts) == (ROW, 0)


async def test_a_message_that_comes_twice_is_worked_on_once(office: Office) -> None:
    office.following.error = ZeroDivisionError()
    await office.relay()
    (message,) = office.queue.messages
    assert [await office.deliver(*message), await office.deliver(*message)] == [True, False]
    assert office.following.times == 1


async def test_a_failure_is_written_down_and_tried_again_later(office: Office) -> None:
    office.following.error = ValueError("no")
    await office.relay()
    (message,) = office.queue.messages
    await office.deliver(*message)
    assert await office.due() == []
    office.clock.go_on(timedelta(seconds=1))
    assert [(row.id, row.attempts, row.error) for row in await office.due()] == [(ROW, 1, "ValueError: no")]
    assert office.reports


async def test_what_was_done_is_marked_and_the_next_one_follows(office: Office) -> None:
    await office.relay()
    (message,) = office.queue.messages
    assert await office.deliver(*message)
    assert office.following.times == 1
    assert [row.id for row in await office.due()] == [UUID(int=2)]


@pytest.mark.parametrize("word", ["delivered", "failed", "parked"])
async def test_a_worker_that_was_replaced_has_no_say(office: Office, word: str) -> None:
    await office.leases.lease(ROW, token=TOKEN, until=UNTIL)
    stale = await office.leases.take_up(ROW, token=TOKEN, mine=MINE, until=UNTIL)
    assert stale is not None
    assert await stale.renew(until=UNTIL)
    await office.leases.lease(ROW, token=OTHER, until=LATER)
    assert not await stale.renew(until=UNTIL)
    match word:
        case "delivered":
            await stale.delivered(ROW, now=NOON)
        case "failed":
            await stale.failed(ROW, attempts=9, error="stale", retry_at=NOON)
        case _:
            await stale.park(ROW, attempts=9, error="stale", now=NOON)
    assert await office.due() == []
    assert await waiting(office) == 2
    assert await lease_of(office) == (OTHER, LATER)


async def lease_of(office: Office) -> tuple[UUID, datetime]:
    query = select(outbox.c.lease_token, outbox.c.available_at).where(outbox.c.id == ROW)
    async with office.database.connect() as connection:
        row = (await connection.execute(query)).one()
    return row.lease_token, row.available_at


async def test_what_was_delivered_cannot_be_taken_up(office: Office) -> None:
    await office.leases.lease(ROW, token=TOKEN, until=UNTIL)
    await office.outbox.delivered(ROW, now=NOON)
    assert await office.leases.take_up(ROW, token=TOKEN, mine=MINE, until=UNTIL) is None
