"""The unit of work over SQL: reads at once, collects writes, and sends them together at commit.

A query before the first claim or lock runs in autocommit, one round trip each. That is safe because every save is
guarded by the version that was read: what changed in between is noticed at commit. `transaction()` starts a
transaction for those who need more: claims and row locks.
"""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from sqlalchemy import Executable, RowMapping
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.deferred import deferred
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.one_statement import fits_one_statement, one_statement
from aksio.adapters.sql.outbox import outbox_rows
from aksio.adapters.sql.tables.machinery import claims, outbox
from aksio.adapters.sql.writes import Insert, Statement, Write, guard_of
from aksio.application.shared.bell import Bell
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import AksioError

R = TypeVar("R")


class SqlSession:
    """See `UnitOfWork`. Repositories read with `rows` and write with `write`. `bell` wakes the relay."""

    def __init__(self, database: Database, *, clock: Clock, ids: Ids, bell: Bell | None = None) -> None:
        self._database = database
        self._bell = bell
        self._clock = clock
        self._ids = ids
        self._resources = AsyncExitStack()
        self._connection: AsyncConnection | None = None
        self._in_transaction = False
        self._deferred = False
        self._writes: list[Write] = []

    async def __aenter__(self) -> Self:
        answer = deferred.get()
        if answer is not None:
            await answer.send_held()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._deferred:
            await self.close()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return "sqlite" if self._database.is_sqlite else "postgresql"

    async def first_time(self, key: str) -> bool:
        """See the port. Two transactions with the same key wait for each other here."""
        dialect = sqlite if self._database.is_sqlite else postgresql
        claim = dialect.insert(claims).values(key=key, claimed_at=self._clock.now()).on_conflict_do_nothing()
        connection = await self.transaction()
        with translated():
            return (await connection.execute(claim)).rowcount == 1

    async def rows(self, statement: Executable, parameters: dict[str, Any] | None = None) -> Sequence[RowMapping]:
        """What a query finds. Writes that wait for commit are not seen by it."""
        connection = await self._connect()
        with translated():
            return (await connection.execute(statement, parameters)).mappings().all()

    async def row(self, statement: Executable, parameters: dict[str, Any] | None = None) -> RowMapping | None:
        """The first row of `rows`, or None."""
        found = await self.rows(statement, parameters)
        return found[0] if found else None

    def write(self, *writes: Write) -> None:
        """Keep these for commit, in this order."""
        self._writes.extend(write for write in writes if not (isinstance(write, Insert) and not write.rows))

    def record(self, aggregate: Aggregate) -> None:
        """Move an aggregate's events into the outbox, and count this save. Repositories call it last in a save."""
        self.tell(*aggregate.take_events())
        aggregate.version += 1

    def tell(self, *events: Event) -> None:
        """Put events into the outbox: those of no one aggregate, such as of a batch, come here by themselves."""
        if events:
            self.write(Insert(outbox, outbox_rows(events, ids=self._ids)))

    async def transaction(self) -> AsyncConnection:
        """The connection, inside a transaction from here to commit."""
        connection = await self._connect()
        if not self._in_transaction:
            await self._resources.enter_async_context(self._database.one_writer())
            with translated():
                await connection.exec_driver_sql(self._database.begin)
            self._in_transaction = True
        return connection

    async def flush(self) -> None:
        """Send what was collected so far, inside the transaction: what is too much to be kept until commit."""
        writes, self._writes = self._writes, []
        await self.transaction()
        await self._send_all(writes)

    async def commit(self) -> None:
        """See the port. Inside a request with an Idempotency-Key it waits for the answer, to be stored with it."""
        answer = deferred.get()
        if answer is not None and (self._writes or self._in_transaction):
            self._deferred = True
            answer.hold(self)
        else:
            await self.send()

    async def send(self) -> None:
        """Send what was collected: as one statement where that can be, else in one transaction."""
        writes, self._writes = self._writes, []
        await self._send(writes)
        if self._bell is not None and any(isinstance(write, Insert) and write.table is outbox for write in writes):
            self._bell.ring()

    async def _send(self, writes: Sequence[Write]) -> None:
        if self._in_transaction:
            await self._send_all(writes)
            await self._end("COMMIT")
        elif not self._database.is_sqlite and fits_one_statement(writes):
            await self._send_as_one(writes)
        elif writes:
            await self.transaction()
            await self._send_all(writes)
            await self._end("COMMIT")

    async def close(self) -> None:
        """Roll back what was not committed and give the connection back.

        Where the database went away, it has rolled back by itself, and SQLAlchemy refuses to say so once more.
        """
        self._writes = []
        self._deferred = False
        try:
            if self._in_transaction and self._connection is not None and not self._connection.invalidated:
                await self._end("ROLLBACK")
        finally:
            self._in_transaction = False
            self._connection = None
            await self._resources.aclose()

    async def _connect(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._resources.enter_async_context(self._database.connect())
        return self._connection

    async def _send_as_one(self, writes: Sequence[Write]) -> None:
        statement, parameters, guard = one_statement(writes)
        connection = await self._connect()
        with translated():
            hits = (await connection.execute(statement, parameters)).scalar_one()
        if guard is not None and hits == 0:
            raise _missing(guard)

    async def _send_all(self, writes: Sequence[Write]) -> None:
        connection = await self._connect()
        for write in writes:
            rows = list(write.rows) if isinstance(write, Insert | Statement) else []
            with translated():
                result = await connection.execute(write.statement(), rows or None)
            if guard_of(write) is not None and result.rowcount == 0:
                raise _missing(write)

    async def _end(self, how: str) -> None:
        """COMMIT or ROLLBACK; a connection that cannot even say that is thrown away, never reused."""
        assert self._connection is not None
        self._in_transaction = False
        try:
            with translated():
                await self._connection.exec_driver_sql(how)
        except BaseException:
            await self._connection.invalidate()
            raise


def _missing(write: Write) -> AksioError:
    error = guard_of(write)
    assert error is not None
    return error()


class InTransaction(Generic[R]):
    """A repository as an attribute of a unit of work: it works in the transaction of the one that it is read from."""

    def __init__(self, repository: Callable[[SqlSession], R]) -> None:
        self._repository = repository

    def __get__(self, session: SqlSession, owner: type[SqlSession]) -> R:
        return self._repository(session)
