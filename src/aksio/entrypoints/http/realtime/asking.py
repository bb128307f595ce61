"""What open pages ask the database: a few questions at a time, and one for all pages that have the same."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

Q = TypeVar("Q", bound=Hashable)
T = TypeVar("T")


class Asking:
    """All pages come back at once after a restart, and requests need connections, too.

    Pages of one person are woken together and want to know the same. Whoever asks what another page waits to ask gets
    that answer; a question that was put to the database already may have missed what just happened, and is put again.
    """

    def __init__(self, *, at_once: int) -> None:
        self.turn = asyncio.Semaphore(at_once)
        """For questions that have effects: `async with asking.turn`."""
        self._waiting: dict[Hashable, asyncio.Task[Any]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    async def __call__(self, ask: Callable[[Q], Awaitable[T]], question: Q) -> T:
        """What `ask` returns or raises. Equal questions have to be asked of the same use case."""
        task = self._waiting.get(question)
        if task is None:
            task = self._waiting[question] = asyncio.create_task(self._in_turn(ask, question))
            self._tasks.add(task)
            task.add_done_callback(self._over)
        return await asyncio.shield(task)

    async def _in_turn(self, ask: Callable[[Q], Awaitable[T]], question: Q) -> T:
        async with self.turn:
            del self._waiting[question]
            return await ask(question)

    def _over(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # seen, although every page that waited for it may have gone
