"""Time for tests."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class FixedClock:
    """Stands still until it is told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        """See the port."""
        return self._now

    def go_on(self, by: timedelta) -> datetime:
        """Later by that much."""
        self._now += by
        return self._now
