"""The open pages of this process, and what wakes them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field

import structlog

from aksio.application.notifications.realtime.find_heads import FindHeads, FindHeadsQuery
from aksio.application.notifications.realtime.ports import Fanout
from aksio.application.shared.check_readiness import CheckReadiness
from aksio.domain.shared.errors import AksioError, LimitReached
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.http.realtime.asking import Asking

log = structlog.get_logger("aksio.realtime")

LOOK_SECONDS = 2.0
"""Announcements are quick but may be lost. Looking at all learners together finds what they failed to say."""

MOST_OF_ONE_LEARNER = 20
ASKING_AT_ONCE = 4
"""Questions of pages to the database at a time."""


class TooManyConnections(LimitReached):
    """As many pages are open as this process, or this learner, may have."""

    code = "too_many_connections"

    def __init__(self) -> None:
        super().__init__("Too many realtime connections are open.", retry_after=30)


@dataclass(eq=False)
class Follower:
    """One open page. `sequence` is the last message that it was sent."""

    sequence: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Gateway:
    """Wakes pages; what there is to send they find out themselves."""

    def __init__(
        self, fanout: Fanout, find_heads: Callable[[], FindHeads], readiness: CheckReadiness, *, most: int
    ) -> None:
        self._fanout = fanout
        self._find_heads = find_heads
        self._readiness = readiness
        self._most = most
        self._followers: dict[LearnerId, set[Follower]] = defaultdict(set)
        self._open = 0
        self.asking = Asking(at_once=ASKING_AT_ONCE)

    @property
    def leaving(self) -> bool:
        """Whether the process is on its way out: pages should connect elsewhere."""
        return self._readiness.draining

    @contextmanager
    def opened(self, learner_id: LearnerId) -> Iterator[Follower]:
        """A page, for as long as it is open. Raises TooManyConnections."""
        if self._open >= self._most or len(self._followers.get(learner_id, ())) >= MOST_OF_ONE_LEARNER:
            raise TooManyConnections
        follower = Follower()
        self._followers[learner_id].add(follower)
        self._open += 1
        try:
            yield follower
        finally:
            self._open -= 1
            self._followers[learner_id].discard(follower)
            if not self._followers[learner_id]:
                del self._followers[learner_id]

    def hear(self, learner_id: LearnerId) -> None:
        """There is something for this learner."""
        for follower in self._followers.get(learner_id, ()):
            follower.news.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listen and look while the block lasts."""
        tasks = [asyncio.create_task(self._fanout.listen(self.hear)), asyncio.create_task(self._look_around())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _look_around(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS / 4 if self.leaving else LOOK_SECONDS)
            with suppress(AksioError):
                await self._look()

    async def _look(self) -> None:
        if self.leaving:
            heads = dict.fromkeys(self._followers, 0)
        else:
            heads = dict(await self._find_heads()(FindHeadsQuery(learner_ids=frozenset(self._followers))))
        for learner_id, head in heads.items():
            for follower in self._followers.get(learner_id, ()):
                if self.leaving or follower.sequence < head:
                    follower.news.set()
