"""What has served is purged, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, update

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.old_rows import SqlOldRows
from aksio.adapters.sql.tables.machinery import claims, outbox
from aksio.adapters.sql.tables.webhooks import webhook_attempts, webhook_deliveries, webhooks
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.shared.purge_old_rows import LEAST, PurgeOldRows
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.shared.ids import CourseId, LearnerId
from tests.make.clock import NOON, FixedClock

KEEP = timedelta(days=30)
NewUnitOfWork = Callable[[], SqlUnitOfWork]


async def execute(database: Database, statement: Any) -> list[Any]:
    async with database.connect_to_write() as connection:
        result = await connection.execute(statement)
        return list(result.scalars()) if result.returns_rows else []


async def an_event(database: Database, new_uow: NewUnitOfWork, **values: Any) -> UUID:
    """In the outbox, with these values."""
    known = set(await execute(database, select(outbox.c.id)))
    async with new_uow() as uow:
        uow.tell(CourseDeleted(occurred_at=NOON, course_id=CourseId(uuid4()), learner_id=LearnerId(uuid4())))
        await uow.commit()
    [event_id] = set(await execute(database, select(outbox.c.id))) - known
    if values:
        await execute(database, update(outbox).where(outbox.c.id == event_id).values(**values))
    assert isinstance(event_id, UUID)
    return event_id


async def a_claim(database: Database, key: str, clock: FixedClock) -> None:
    await execute(database, insert(claims).values(key=key, claimed_at=clock.now()))


@pytest.fixture
def purge(database: Database, clock: FixedClock) -> PurgeOldRows:
    return PurgeOldRows(SqlOldRows(database, publishes=False, at_once=2), clock, keep=KEEP)


async def test_delivered_events_go_and_the_young_and_undelivered_stay(
    database: Database, new_uow: NewUnitOfWork, clock: FixedClock, purge: PurgeOldRows
) -> None:
    for _ in range(5):
        await an_event(database, new_uow, delivered_at=NOON)
    undelivered = await an_event(database, new_uow)
    parked = await an_event(database, new_uow, parked_at=NOON)
    now = clock.go_on(KEEP + timedelta(seconds=1))
    young = await an_event(database, new_uow, delivered_at=now - KEEP)
    assert (await purge())["events"] == 5
    assert set(await execute(database, select(outbox.c.id))) == {undelivered, parked, young}


async def test_with_kafka_an_event_stays_until_it_is_published(
    database: Database, new_uow: NewUnitOfWork, clock: FixedClock
) -> None:
    await an_event(database, new_uow, delivered_at=NOON, published_at=NOON)
    waiting = await an_event(database, new_uow, delivered_at=NOON)
    now = clock.go_on(timedelta(days=40))
    assert await SqlOldRows(database, publishes=True).events(before=now - KEEP) == 1
    assert await execute(database, select(outbox.c.id)) == [waiting]


async def test_claims_outlive_whatever_may_still_be_delivered(
    database: Database, new_uow: NewUnitOfWork, clock: FixedClock, purge: PurgeOldRows
) -> None:
    await a_claim(database, "before", clock)
    event_at = clock.go_on(timedelta(seconds=1))
    event = await an_event(database, new_uow, occurred_at=event_at, parked_at=event_at)
    await a_claim(database, f"realtime:{event}", clock)
    clock.go_on(timedelta(days=100))
    await a_claim(database, "young", clock)
    assert (await purge())["claims"] == 1
    assert set(await execute(database, select(claims.c.key))) == {f"realtime:{event}", "young"}
    await execute(database, update(outbox).values(delivered_at=clock.now()))
    assert (await purge())["claims"] == 1
    assert await execute(database, select(claims.c.key)) == ["young"]


async def test_nothing_goes_within_a_week_whatever_the_setting(database: Database, clock: FixedClock) -> None:
    await a_claim(database, "mine", clock)
    eager = PurgeOldRows(SqlOldRows(database, publishes=False), clock, keep=timedelta(0))
    clock.go_on(LEAST)
    assert (await eager())["claims"] == 0
    clock.go_on(timedelta(seconds=1))
    assert (await eager())["claims"] == 1


async def test_ended_deliveries_go_with_their_log_and_the_waiting_stay(
    database: Database, clock: FixedClock, purge: PurgeOldRows
) -> None:
    webhook, ended, waiting = uuid4(), uuid4(), uuid4()
    address = {"url": "https://example.org", "event_types": ["x"], "enabled": True, "secret_serial": 1}
    own = {"id": webhook, "learner_id": uuid4(), "version": 1, "slot": 0, "created_at": NOON}
    await execute(database, insert(webhooks).values(**own, **address))
    what = {"learner_id": own["learner_id"], "webhook_id": webhook, "event_id": "1", "event_type": "x", "body": "{}"}
    for delivery_id, status, ended_at in ((ended, "delivered", NOON), (waiting, "waiting", None)):
        row = {"id": delivery_id, "status": status, "number": 1, "tries": 1, "created_at": NOON, "ended_at": ended_at}
        await execute(database, insert(webhook_deliveries).values(**row, **what))
        await execute(
            database, insert(webhook_attempts).values(delivery_id=delivery_id, number=1, at=NOON, milliseconds=5)
        )
    clock.go_on(KEEP + timedelta(seconds=1))
    assert (await purge())["webhook_deliveries"] == 1
    assert await execute(database, select(webhook_deliveries.c.id)) == [waiting]
    assert await execute(database, select(webhook_attempts.c.delivery_id)) == [waiting]
