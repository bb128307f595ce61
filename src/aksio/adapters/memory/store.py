"""The memory twin of the SQL session: committed state, and one transaction's changes to it.

It keeps copies both ways, so that a use case that forgets `save` or `commit` fails its test.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, Self, TypeVar
from uuid import UUID

from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import AksioError, Raced

T = TypeVar("T", bound=Aggregate)
R = TypeVar("R")
Rows = dict[str, dict[UUID, Any]]


@dataclass
class MemoryStore:
    """What has been committed: aggregates by table and id, claimed keys, and the outbox."""

    rows: Rows = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    outbox: list[Event] = field(default_factory=list)


class MemorySession:
    """See `UnitOfWork`."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self._changes: list[Callable[[], None]] = []
        self._claims: set[str] = set()
        self._events: list[Event] = []

    async def __aenter__(self) -> Self:
        self._forget()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget()

    async def first_time(self, key: str) -> bool:
        """See the port."""
        if key in self.store.claimed | self._claims:
            return False
        self._claims.add(key)
        return True

    async def commit(self) -> None:
        """See the port. A change that does not fit leaves everything as it was."""
        before = deepcopy(self.store.rows)
        try:
            for change in self._changes:
                change()
        except AksioError:
            self.store.rows = before
            raise
        self.store.claimed |= self._claims
        self.store.outbox += self._events
        self._forget()

    def change(self, change: Callable[[], None]) -> None:
        """Keep this for commit."""
        self._changes.append(change)

    def record(self, aggregate: Aggregate) -> None:
        """Move an aggregate's events to the outbox at commit, and count this save."""
        self.tell(*aggregate.take_events())
        aggregate.version += 1

    def tell(self, *events: Event) -> None:
        """Put events into the outbox at commit."""
        self._events += events

    def _forget(self) -> None:
        self._changes, self._claims, self._events = [], set(), []


class MemoryTable(Generic[T]):
    """Aggregates of one kind, by id. Subclassed by each memory repository."""

    def __init__(self, session: MemorySession, name: str) -> None:
        self._session = session
        self._name = name

    def _all(self) -> Iterator[T]:
        return (deepcopy(row) for row in self._rows().values())

    def _find(self, id: UUID, *, missing: Callable[[], AksioError], **owned_by: object) -> T:
        found = self._rows().get(id)
        if found is None or any(getattr(found, name) != value for name, value in owned_by.items()):
            raise missing()
        return deepcopy(found)  # type: ignore[no-any-return]

    def _put(self, id: UUID, aggregate: T, *, new: bool) -> None:
        seen = aggregate.version
        self._session.record(aggregate)
        kept = deepcopy(aggregate)
        self._session.change(lambda: self._replace(id, kept, seen=None if new else seen))

    def _drop(self, id: UUID, aggregate: T) -> None:
        seen = aggregate.version
        self._session.record(aggregate)
        self._session.change(lambda: self._replace(id, None, seen=seen))

    def _replace(self, id: UUID, kept: T | None, *, seen: int | None) -> None:
        rows = self._rows()
        present = rows[id].version if id in rows else None
        if present != seen:
            raise Raced("This was changed by somebody else at the same moment.")
        if kept is None:
            del rows[id]
        else:
            rows[id] = kept

    def _rows(self) -> dict[UUID, Any]:
        return self._session.store.rows.setdefault(self._name, {})


class InTransaction(Generic[R]):
    """A repository as an attribute of a unit of work: it works in the transaction of the one that it is read from."""

    def __init__(self, repository: Callable[[MemorySession], R]) -> None:
        self._repository = repository

    def __get__(self, session: MemorySession, owner: type[MemorySession]) -> R:
        return self._repository(session)
