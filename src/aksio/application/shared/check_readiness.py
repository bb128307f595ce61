"""Should this process get traffic?"""

from typing import Protocol

from aksio.domain.shared.errors import Unavailable


class Storage(Protocol):
    """The database."""

    async def ping(self) -> None:
        """Raises Unavailable when it does not answer."""


class Draining(Unavailable):
    """The process is shutting down."""

    code = "draining"

    def __init__(self) -> None:
        super().__init__("This process is shutting down.", retry_after=1)


class CheckReadiness:
    """Only the database counts, and whether the process is on its way out. Raises Unavailable."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._draining = False

    async def __call__(self) -> None:
        if self._draining:
            raise Draining
        await self._storage.ping()

    @property
    def draining(self) -> bool:
        """Whether the process is on its way out."""
        return self._draining

    def drain(self) -> None:
        """From now on: not ready."""
        self._draining = True
