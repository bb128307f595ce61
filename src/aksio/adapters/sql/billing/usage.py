"""What is used, counted in SQL: one row a person, month and meter, changed only where the limit allows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.billing import usage, usage_reservations
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import Reservation, UsagePeriod
from aksio.domain.shared.ids import LearnerId

_HELD = usage_reservations.c


class SqlUsageMeters:
    """See the port. `UPDATE … WHERE used + held + amount <= limit` decides: the row's own lock settles every race."""

    def __init__(self, session: Callable[[], SqlSession]) -> None:
        self._session = session

    async def reserve(self, reservation: Reservation, *, limit: int | None) -> bool:
        """See the port. A refusal rolls back what it began; most need no turn to write, only a look."""
        async with self._session() as session:
            if limit is not None and await session.row(_is_full(reservation, limit)) is not None:
                return False
            connection = await session.transaction()
            with translated():
                await _begin_counting(connection, session.dialect, reservation)
                await _free_lapsed(connection, reservation)
                claimed = await connection.execute(_claim(session.dialect, reservation))
                if claimed.rowcount == 0:
                    return True
                taken = await connection.execute(_take(reservation, limit))
            if taken.rowcount == 0:
                return False
            await session.send()
            return True

    async def settle(self, reservation_id: UUID, *, used: int, now: datetime) -> None:
        """See the port."""
        async with self._session() as session:
            connection = await session.transaction()
            with translated():
                # First the sum's row, as everybody else does: who holds the one and waits for the other is nobody.
                place = (await connection.execute(_place_of(reservation_id))).mappings().first()
                if place is None:
                    return
                await connection.execute(update(usage).where(*_at(place)).values(used=usage.c.used))
                row = (await connection.execute(_still_open(reservation_id, used))).mappings().first()
                if row is None:
                    return
                settled = {"held": 0, "used": used, "settled_at": now}
                await connection.execute(update(usage_reservations).where(_HELD.id == reservation_id).values(settled))
                sums = {"held": usage.c.held - row["held"], "used": usage.c.used + used - row["used"]}
                await connection.execute(update(usage).where(*_at(place)).values(sums))
            await session.send()

    async def used(self, learner_id: LearnerId, period: UsagePeriod, *, now: datetime) -> Mapping[Meter, int]:
        """See the port."""
        sums = select(usage).where(usage.c.learner_id == learner_id, usage.c.period_start == period.start)
        async with self._session() as session:
            rows = await session.rows(sums)
            lapsed = await session.rows(_lapsed(learner_id, now))
        found = {Meter(row["meter"]): int(row["used"] + row["held"]) for row in rows}
        for row in lapsed:
            if row["period_start"] == period.start:
                found[Meter(row["meter"])] -= row["held"]
        return found

    async def erase(self, learner_id: LearnerId) -> None:
        """See the port."""
        async with self._session() as session:
            connection = await session.transaction()
            with translated():
                await connection.execute(delete(usage).where(usage.c.learner_id == learner_id))
                await connection.execute(delete(usage_reservations).where(_HELD.learner_id == learner_id))
            await session.send()

    async def forget(self, *, before: datetime) -> int:
        """See the port."""
        async with self._session() as session:
            connection = await session.transaction()
            over = delete(usage_reservations).where(_HELD.reserved_at < before, _HELD.held == 0)
            with translated():
                count = (await connection.execute(over)).rowcount
            await session.send()
            return count


async def _begin_counting(connection: AsyncConnection, dialect: str, reservation: Reservation) -> None:
    """The sum's row is there and locked from here on: all that follows happens one after another for a person."""
    row = _place(reservation) | {"used": 0, "held": 0}
    insert = _insert(dialect, usage).values(row)
    key = list(usage.primary_key.columns)
    await connection.execute(insert.on_conflict_do_update(index_elements=key, set_={"used": usage.c.used}))


async def _free_lapsed(connection: AsyncConnection, reservation: Reservation) -> None:
    """Give back what processes that died had set aside. Of this meter only: nobody holds the rows of two."""
    lapsed = _lapsed(reservation.learner_id, reservation.reserved_at).where(_HELD.meter == reservation.meter.value)
    for row in (await connection.execute(lapsed)).mappings().all():
        freed = update(usage_reservations).where(_HELD.id == row["id"], _HELD.held > 0).values(held=0)
        if (await connection.execute(freed)).rowcount:
            await connection.execute(update(usage).where(*_at(row)).values(held=usage.c.held - row["held"]))


def _is_full(reservation: Reservation, limit: int) -> Any:
    """A row where too little is left, whatever lapsed; none for work that was set aside before."""
    place = _place(reservation)
    free = (_HELD.held > 0) & (_HELD.lapses_at <= reservation.reserved_at)
    lapsed = (
        select(func.coalesce(func.sum(_HELD.held), 0))
        .where(*(_HELD[name] == value for name, value in place.items()), free)
        .scalar_subquery()
    )
    known = exists().where(_HELD.id == reservation.id)
    return select(usage.c.used).where(
        *_at(place), usage.c.used + usage.c.held - lapsed + reservation.amount > limit, ~known
    )


def _lapsed(learner_id: LearnerId, now: datetime) -> Any:
    return select(usage_reservations).where(_HELD.learner_id == learner_id, _HELD.held > 0, _HELD.lapses_at <= now)


def _claim(dialect: str, reservation: Reservation) -> Executable:
    """A new row, or the old one of the same work where that was given back; no row where it counts already."""
    row = _place(reservation) | {
        "id": reservation.id,
        "held": reservation.amount,
        "used": 0,
        "reserved_at": reservation.reserved_at,
        "lapses_at": reservation.lapses_at,
        "settled_at": None,
    }
    again = {name: value for name, value in row.items() if name != "id"}
    given_back = (_HELD.held == 0) & (_HELD.used == 0)
    insert = _insert(dialect, usage_reservations).values(row)
    found: Executable = insert.on_conflict_do_update(index_elements=[_HELD.id], set_=again, where=given_back)
    return found


def _take(reservation: Reservation, limit: int | None) -> Executable:
    taking = update(usage).where(*_at(_place(reservation))).values(held=usage.c.held + reservation.amount)
    return taking if limit is None else taking.where(usage.c.used + usage.c.held + reservation.amount <= limit)


def _place_of(reservation_id: UUID) -> Any:
    return select(_HELD.learner_id, _HELD.period_start, _HELD.meter).where(_HELD.id == reservation_id)


def _still_open(reservation_id: UUID, used: int) -> Any:
    """Unless it was settled for as much already."""
    open_or_less = _HELD.settled_at.is_(None) | (_HELD.used < used)
    return select(_HELD.held, _HELD.used).where(_HELD.id == reservation_id, open_or_less)


def _place(reservation: Reservation) -> dict[str, Any]:
    return {
        "learner_id": reservation.learner_id,
        "period_start": reservation.period.start,
        "meter": reservation.meter.value,
    }


def _at(place: Mapping[Any, Any]) -> tuple[Any, ...]:
    return (
        usage.c.learner_id == place["learner_id"],
        usage.c.period_start == place["period_start"],
        usage.c.meter == place["meter"],
    )


def _insert(dialect: str, table: Any) -> Any:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
