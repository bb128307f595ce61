"""How fast somebody reads, by their own record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from aksio.domain.learning.planning.material import DEFAULT_MINUTES_PER_PAGE

ENOUGH_PAGES = 20
FASTEST, SLOWEST = 0.25, 15.0
"""Minutes per page beyond which a record is not to be believed."""


@dataclass(frozen=True, kw_only=True)
class ReadingRecord:
    """Pages read of each document, and those of them whose reading was timed."""

    pages: Mapping[UUID, int] = field(default_factory=dict)
    timed_pages: int = 0
    timed_seconds: int = 0

    @property
    def minutes_per_page(self) -> float:
        """Measured from 20 timed pages on; before that, two minutes."""
        if self.timed_pages < ENOUGH_PAGES:
            return DEFAULT_MINUTES_PER_PAGE
        return min(SLOWEST, max(FASTEST, self.timed_seconds / 60 / self.timed_pages))

    @property
    def is_measured(self) -> bool:
        """Whether it is the learner's own speed."""
        return self.timed_pages >= ENOUGH_PAGES
