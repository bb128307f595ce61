"""Drop reservations that nobody will ask about any more."""

from datetime import timedelta

from aksio.application.billing.ports import UsageMeters
from aksio.application.shared.ports import Clock

KEPT_FOR = timedelta(days=7)
"""Longer than any work that could still settle one."""


class ForgetReservations:
    """Timed work. What was used stays counted."""

    def __init__(self, meters: UsageMeters, clock: Clock) -> None:
        self._meters = meters
        self._clock = clock

    async def __call__(self) -> int:
        return await self._meters.forget(before=self._clock.now() - KEPT_FOR)
