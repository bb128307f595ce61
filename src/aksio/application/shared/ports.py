"""What every use case may need from outside."""

from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class Ids(Protocol):
    """Makes new ids."""

    def new(self) -> UUID:
        """A UUID of version 7."""


class UnitOfWork(Protocol):
    """One transaction: everything in it happens at `commit`, or nothing does.

    Leaving the block without commit rolls back. The same object can be entered again after it was left.
    Raises Conflict at commit when somebody else saved the same aggregate in between, and Unavailable when storage
    does not answer.
    """

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def first_time(self, key: str) -> bool:
        """Claim `key` with this transaction; False when it was claimed before. Claim before reading."""

    async def commit(self) -> None:
        """Make it so."""
