"""Say what some work did use, after it ended."""

from dataclasses import dataclass
from uuid import UUID

from aksio.application.billing.ports import UsageMeters
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class SettleUsageCommand:
    """`used` 0 gives everything back."""

    id: UUID
    used: int


class SettleUsage:
    """Repeating it changes nothing. Of several words about one work the largest counts, in any order."""

    def __init__(self, meters: UsageMeters, clock: Clock) -> None:
        self._meters = meters
        self._clock = clock

    async def __call__(self, command: SettleUsageCommand) -> None:
        await self._meters.settle(command.id, used=command.used, now=self._clock.now())
