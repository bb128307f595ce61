"""What realtime needs from outside."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.ids import LearnerId


class RealtimeLog(Protocol):
    """The messages of each learner, in the order of their sequence."""

    def begin(self, learner_id: LearnerId) -> None:
        """Keep messages of this learner from now on: they have opened a page."""

    async def append(
        self, learner_id: LearnerId, *, kind: str, data: Mapping[str, object], now: datetime
    ) -> RealtimeMessage | None:
        """The next one, or None for somebody who never opened a page, or was forgotten.

        Whoever appends for the same learner waits: what is visible has no gaps.
        """

    def forget_learner(self, learner_id: LearnerId) -> None:
        """Nothing of theirs stays, and nothing is kept any more."""


class RealtimeUnitOfWork(UnitOfWork, Protocol):
    """What realtime changes."""

    @property
    def realtime(self) -> RealtimeLog: ...


class RealtimeReader(Protocol):
    """Reads what was appended."""

    async def heads(self, learner_ids: frozenset[LearnerId]) -> Mapping[LearnerId, int]:
        """For each the sequence of the newest message, 0 before the first; who never opened a page is left out."""

    async def after(self, learner_id: LearnerId, sequence: int, *, limit: int) -> list[RealtimeMessage]:
        """The messages that follow, oldest first, as far as they are still kept."""

    async def forget(self, *, before: datetime) -> int:
        """Remove messages from before that instant; returns how many."""


Hear = Callable[[LearnerId], None]
"""Is told whose pages should look for something new."""


class Fanout(Protocol):
    """Carries "look, there is something for this learner" to every process. It may lose a call: see `WatchHeads`."""

    async def announce(self, learner_id: LearnerId) -> None:
        """Tell everybody who listens. Never raises: what is announced is stored already."""

    async def listen(self, hear: Hear) -> None:
        """Call `hear` for each announcement, from wherever it comes, until cancelled."""
