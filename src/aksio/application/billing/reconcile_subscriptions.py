"""Repair what no news, or no news in time, told us."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from aksio.application.billing.following import Following
from aksio.application.billing.payment_ports import PaymentsNotConfigured
from aksio.application.billing.ports import SubscriptionsReader
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId

AT_ONCE = 100
LOOKED_FOR = timedelta(days=3)
"""For so long something may still come of a checkout (its page is open for a day at most)."""


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """How many were asked about, and how many of them were not as we thought."""

    asked: int
    mended: int


class ReconcileSubscriptions:
    """Timed work. One question for each subscription that goes on, and for each fresh checkout.

    Raises PaymentsUnavailable; what was mended before stays mended. Without payments there is nothing to do.
    """

    def __init__(self, reader: SubscriptionsReader, following: Following, clock: Clock) -> None:
        self._reader = reader
        self._following = following
        self._clock = clock

    async def __call__(self) -> Reconciled:
        asked = mended = 0
        try:
            async for learner_id in self._unsettled():
                mended += await self._mend(learner_id)
                asked += 1
        except PaymentsNotConfigured:
            return Reconciled(asked=0, mended=0)
        return Reconciled(asked=asked, mended=mended)

    async def _mend(self, learner_id: LearnerId) -> bool:
        before = await self._reader.subscription(learner_id)
        after = await self._following(lambda subscriptions: subscriptions.find(learner_id))
        return before is not None and after is not None and before.state != after.state

    async def _unsettled(self) -> AsyncIterator[LearnerId]:
        since = self._clock.now() - LOOKED_FOR
        after: LearnerId | None = None
        while found := await self._reader.unsettled(looked_for_since=since, after=after, limit=AT_ONCE):
            for learner_id in found:
                yield learner_id
            after = found[-1]
