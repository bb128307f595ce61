"""Slow calls of a worker that shows life meanwhile."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from datetime import timedelta
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from aksio.domain.shared.errors import LimitReached, Unavailable

W = TypeVar("W")
R = TypeVar("R")

ShowLife = Callable[[], Awaitable[object]]


class SideBySide(Generic[W, R]):
    """Calls under way at the same time, each for a piece of work; leaving the `async with` ends those that still are.

    `trouble` is why a call could not be served: those under way are waited for, but no more should begin.
    """

    def __init__(self, at_once: int, *, show_life: ShowLife, every: timedelta) -> None:
        self._at_once = at_once
        self._show_life = show_life
        self._every = every.total_seconds()
        self._calls: dict[asyncio.Task[R], W] = {}
        self.trouble: Unavailable | LimitReached | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await _end(*self._calls)

    @property
    def has_room(self) -> bool:
        """Whether another call may begin."""
        return self.trouble is None and len(self._calls) < self._at_once

    @property
    def under_way(self) -> list[W]:
        """What is being done."""
        return list(self._calls.values())

    def begin(self, work: W, call: Coroutine[Any, Any, R]) -> None:
        """Do this beside what is under way."""
        self._calls[asyncio.create_task(call)] = work

    async def through(
        self, todo: Iterable[W], call: Callable[[W], Coroutine[Any, Any, R]]
    ) -> AsyncIterator[tuple[W, R]]:
        """All of it, as it is served. Raises its trouble once nothing is under way any more."""
        left = deque(todo)
        while (left and self.trouble is None) or self._calls:
            while left and self.has_room:
                work = left.popleft()
                self.begin(work, call(work))
            async for served in self.served():
                yield served
        if self.trouble is not None:
            raise self.trouble

    async def served(self) -> AsyncIterator[tuple[W, R]]:
        """What is done next, and what its calls returned; nothing where life had to be shown before, or for trouble."""
        done, _ = await asyncio.wait(self._calls, timeout=self._every, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            await self._show_life()
        for task in done:
            work = self._calls.pop(task)
            try:
                result = task.result()
            except (Unavailable, LimitReached) as trouble:
                self.trouble = trouble
            else:
                yield work, result


async def alive_during(call: Coroutine[Any, Any, R], *, show_life: ShowLife, every: timedelta) -> R:
    """What one slow call returns; it ends with its caller."""
    task = asyncio.create_task(call)
    try:
        while not (await asyncio.wait({task}, timeout=every.total_seconds()))[0]:
            await show_life()
        return task.result()
    finally:
        await _end(task)


async def _end(*tasks: "asyncio.Task[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
