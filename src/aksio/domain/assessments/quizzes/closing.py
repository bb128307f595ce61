"""When a quiz is over for everybody, so that answers may be shown that are held back until then."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Closing:
    """A quiz closes at an instant, or by being archived."""

    is_archived: bool
    closes_at: datetime | None

    def is_past(self, now: datetime) -> bool:
        """Whether it is closed."""
        return self.is_archived or (self.closes_at is not None and now >= self.closes_at)
