"""Where cards stand, and how their decks' schedulers move them: what futures are played with."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from aksio.domain.shared.ids import CourseId


class Standing(NamedTuple):
    """Where a card stands: a tuple, since millions of them are looked up.

    Successes in a row (at most 2), interval in days, ease in hundredths. Stability in days, difficulty, and the chance
    of recall that is aimed at are those of FSRS: `aim` is 0 with SM-2, and `stability` is 0 while nothing is known.
    """

    repetitions: int
    interval_days: int
    ease_hundredths: int
    stability: float = 0.0
    difficulty: float = 0.0
    aim: float = 0.0


class SchedulingRules(Protocol):
    """Knows what schedulers do. The same question always has the same answer."""

    def after(self, standing: Standing, *, passed: bool) -> Standing:
        """After an answer on the day that it was due."""

    def spread(self, standing: Standing) -> tuple[int, int]:
        """After how many days at the earliest and at the latest it comes again: each day between is as likely."""

    def chance(self, standing: Standing, elapsed_days: float) -> float:
        """The chance of recall, 0..1, so many days after the last answer; 0 for a card that was never answered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CardGroup:
    """Cards that stand alike. `due_on` is None for cards that were never reviewed."""

    due_on: date | None
    standing: Standing
    cards: int
    course_id: CourseId | None = None
