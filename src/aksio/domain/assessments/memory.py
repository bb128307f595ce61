"""What is known of a learner's memory of one card, and how it fades [FSRS-6, open-spaced-repetition].

The numbers of the model come through a port; the curve of forgetting, and what follows from it, is here.
"""

from dataclasses import dataclass
from typing import Protocol

from aksio.domain.assessments.rating import Rating

EASIEST, HARDEST = 1.0, 10.0
_RETENTION_AT_STABILITY = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """After `stability` days nine of ten such cards are remembered; `difficulty` is from 1 to 10.

    `decay` is the exponent of the forgetting curve, so that a memory knows by itself how it fades.
    """

    stability: float
    difficulty: float
    decay: float

    def chance_of_recall(self, elapsed_days: float) -> float:
        """The chance, 0..1, that it is remembered so many days after it was last recalled."""
        days: float = max(0.0, elapsed_days)
        chance: float = (1 + self._bend * days / self.stability) ** -self.decay
        return chance

    def days_until(self, chance: float) -> float:
        """Days after which it is remembered with that chance."""
        days: float = self.stability / self._bend * (chance ** (-1 / self.decay) - 1)
        return days

    @property
    def _bend(self) -> float:
        bend: float = _RETENTION_AT_STABILITY ** (-1 / self.decay) - 1
        return bend


class MemoryModel(Protocol):
    """Knows what a recall does to a memory. The same question always has the same answer."""

    def first(self, rating: Rating) -> Memory:
        """The memory after the first answer ever."""

    def next(self, memory: Memory, rating: Rating, *, elapsed_days: int) -> Memory:
        """The memory after an answer that came so many study days after the last one; 0 is the same day."""


def memory_of_interval(model: MemoryModel, *, interval_days: int, ease_hundredths: int) -> Memory:
    """The memory that a card of SM-2 stands for, where no log tells.

    Nine of ten are remembered at the end of an interval, so the interval is the stability. The difficulty is the one
    with which a good answer at that time would lengthen the interval by the ease: growth falls evenly with difficulty.
    """
    stability = float(max(1, interval_days))
    decay = model.first(Rating.GOOD).decay
    easiest = Memory(stability=stability, difficulty=EASIEST, decay=decay)
    recalled = model.next(easiest, Rating.GOOD, elapsed_days=round(stability))
    a_step_easier = (recalled.stability / stability - 1) / (HARDEST + 1 - EASIEST)
    growth = ease_hundredths / 100 - 1
    difficulty = HARDEST + 1 - growth / a_step_easier if a_step_easier > 0 else HARDEST
    return Memory(stability=stability, difficulty=round(min(HARDEST, max(EASIEST, difficulty)), 6), decay=decay)
