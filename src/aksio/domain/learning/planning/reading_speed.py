"""How fast somebody reads, by their own record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from uuid import UUID

from aksio.domain.learning.planning.material import DEFAULT_MINUTES_PER_PAGE

ENOUGH_SITTINGS = 3
"""With three, one that was interrupted or leafed through does not move the median beyond the other two."""
ENOUGH_PAGES = 20
LATEST_SITTINGS = 50
"""Older ones do not count: people get faster, and courses harder."""
FASTEST, SLOWEST = 0.25, 15.0
"""Minutes per page beyond which nobody reads: the pages were leafed through, or the page was left open."""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What was read of one document on one study day, as far as it was timed."""

    pages: int
    seconds: int

    @property
    def minutes_per_page(self) -> float:
        """On average over the sitting."""
        return self.seconds / 60 / self.pages

    @property
    def is_believable(self) -> bool:
        """Whether somebody can have read like this."""
        return FASTEST <= self.minutes_per_page <= SLOWEST


@dataclass(frozen=True, kw_only=True)
class ReadingSpeed:
    """Minutes per page: the learner's own where `is_measured`, else two. `sittings` and `pages` are the evidence.

    `quick` and `slow` are the quartiles of the sittings; None where nothing was measured.
    """

    minutes_per_page: float
    is_measured: bool
    sittings: int
    pages: int
    quick: float | None = None
    slow: float | None = None


def reading_speed(sittings: Iterable[Sitting]) -> ReadingSpeed:
    """The median over sittings, from three sittings with 20 pages on; what cannot be reading is left out."""
    believed = [one for one in sittings if one.is_believable]
    pages = sum(one.pages for one in believed)
    if len(believed) < ENOUGH_SITTINGS or pages < ENOUGH_PAGES:
        return ReadingSpeed(
            minutes_per_page=DEFAULT_MINUTES_PER_PAGE, is_measured=False, sittings=len(believed), pages=pages
        )
    paces = [one.minutes_per_page for one in believed]
    quick, _, slow = quantiles(paces, n=4, method="inclusive")
    return ReadingSpeed(
        minutes_per_page=median(paces), is_measured=True, sittings=len(believed), pages=pages, quick=quick, slow=slow
    )


@dataclass(frozen=True, kw_only=True)
class ReadingRecord:
    """Pages read of each document, and the latest sittings whose reading was timed."""

    pages: Mapping[UUID, int] = field(default_factory=dict)
    sittings: Sequence[Sitting] = ()

    @property
    def speed(self) -> ReadingSpeed:
        """By those sittings."""
        return reading_speed(self.sittings)
