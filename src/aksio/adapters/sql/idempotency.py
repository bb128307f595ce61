"""Answers in SQL, each stored in the transaction of its effect."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.deferred import Deferred, deferred
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.old_rows import delete_in_batches
from aksio.adapters.sql.tables.machinery import answers
from aksio.adapters.sql.writes import Update
from aksio.application.shared.answer_once import Answer, Kept, KeyInFlight
from aksio.application.shared.ports import Ids


class SqlOpenAnswer:
    """See the port. Whoever took the key over in the meantime has another token, and ours no longer fits."""

    def __init__(self, database: Database, key: str, token: UUID, waiting: Deferred) -> None:
        self._database = database
        self._key = key
        self._token = token
        self._waiting = waiting

    async def store(self, answer: Answer) -> None:
        """See the port."""
        deferred.set(None)
        values = {"status": answer.status, "headers": answer.headers, "body": answer.body}
        write = Update(answers, values, where={"key": self._key, "token": self._token}, missing=KeyInFlight)
        if not await self._waiting.send_held(write):
            async with self._database.connect_to_write() as connection:
                with translated():
                    await connection.execute(write.statement())

    async def abandon(self) -> None:
        """See the port."""
        deferred.set(None)
        await self._waiting.drop()
        mine = (answers.c.key == self._key) & (answers.c.token == self._token)
        async with self._database.connect_to_write() as connection:
            with translated():
                await connection.execute(delete(answers).where(mine))


class SqlAnswers:
    """See the port."""

    def __init__(self, database: Database, *, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    async def open(self, key: str, *, fingerprint: str, now: datetime, stale_before: datetime) -> SqlOpenAnswer | Kept:
        """See the port."""
        token = self._ids.new()
        dialect = sqlite if self._database.is_sqlite else postgresql
        row = {"key": key, "fingerprint": fingerprint, "token": token, "taken_at": now}
        free = answers.c.status.is_(None) & (answers.c.taken_at < stale_before)
        take = (
            dialect.insert(answers)
            .values(row)
            .on_conflict_do_update(index_elements=[answers.c.key], set_=row, where=free)
        )
        async with self._database.connect_to_write() as connection:
            with translated():
                if (await connection.execute(take)).rowcount == 0:
                    found = (await connection.execute(select(answers).where(answers.c.key == key))).mappings().one()
                    return _kept(found)
        waiting = Deferred()
        deferred.set(waiting)
        return SqlOpenAnswer(self._database, key, token, waiting)

    async def forget(self, *, before: datetime) -> int:
        """See the port."""
        return await delete_in_batches(self._database, answers, answers.c.taken_at < before)


def _kept(row: RowMapping) -> Kept:
    if row["status"] is None:
        return Kept(fingerprint=row["fingerprint"], answer=None)
    answer = Answer(status=row["status"], headers=row["headers"], body=row["body"])
    return Kept(fingerprint=row["fingerprint"], answer=answer)
