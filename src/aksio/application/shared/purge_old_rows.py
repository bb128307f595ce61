"""Delete what has served and only takes room."""

from datetime import datetime, timedelta
from typing import Protocol

from aksio.application.shared.ports import Clock

LEAST = timedelta(days=7)
"""Nothing goes sooner: a message from outside may come again for as long as its broker keeps it."""


class OldRows(Protocol):
    """Deletes in small batches, not all of it in one turn where there is very much. Each returns how many."""

    async def claims(self, *, before: datetime) -> int:
        """Claims from before that, unless an event as old as they are may still be delivered."""

    async def events(self, *, before: datetime) -> int:
        """Events that were delivered, and published where that is done, before that. Parked ones stay."""

    async def webhook_deliveries(self, *, before: datetime) -> int:
        """Messages to webhooks that ended before that, with the log of their tries."""


class PurgeOldRows:
    """Timed. Events first: what still waits for delivery then decides which claims are needed."""

    def __init__(self, rows: OldRows, clock: Clock, *, keep: timedelta) -> None:
        self._rows = rows
        self._clock = clock
        self._keep = max(keep, LEAST)

    async def __call__(self) -> dict[str, int]:
        """How many of each."""
        before = self._clock.now() - self._keep
        return {
            "events": await self._rows.events(before=before),
            "claims": await self._rows.claims(before=before),
            "webhook_deliveries": await self._rows.webhook_deliveries(before=before),
        }
