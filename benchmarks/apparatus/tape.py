"""The statements that a piece of work sends to the database, recorded once and played again with other values.

So what runs without HTTP is what the application runs, also when the application changes.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import event

from aksio.entrypoints.composition.container import Container

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Tape:
    """Statements in the notation of Postgres ($1), each with the values that it had."""

    statements: Sequence[tuple[str, Values]]

    def with_ids(self, known: Mapping[UUID, UUID], otherwise: Callable[[], UUID] | None = None) -> "Tape":
        """The same with other ids: the known ones, and what `otherwise` makes for each of the rest."""
        ids = {**self._others(known, otherwise), **known}
        return Tape([(sql, tuple(_changed(value, ids) for value in values)) for sql, values in self.statements])

    def _others(self, known: Mapping[UUID, UUID], otherwise: Callable[[], UUID] | None) -> dict[UUID, UUID]:
        if otherwise is None:
            return {}
        return {value: otherwise() for _, values in self.statements for value in values if isinstance(value, UUID)}


async def record(container: Container, work: Callable[[], Awaitable[object]]) -> Tape:
    """What `work` sends."""
    found: list[tuple[str, Values]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Values, *_: Any) -> None:
        found.append((sql, values))

    engine = container.adapters.database().engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        await work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return Tape(found)


def _changed(value: Any, ids: Mapping[UUID, UUID]) -> Any:
    return ids.get(value, value) if isinstance(value, UUID) else value
