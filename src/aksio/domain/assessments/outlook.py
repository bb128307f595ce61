"""What schedulers would do with cards that stand alike: neither a single card nor a date is needed to know."""

import math
from dataclasses import dataclass, replace

from aksio.domain.assessments.foresight import chance_told
from aksio.domain.assessments.memory import Memory, MemoryModel, memory_of_interval
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.sm2 import EASE_AT_FIRST, LONGEST_INTERVAL, next_ease, next_interval, profile_named

_STEP = math.log(1.1)
_SM2 = profile_named("sm2")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """A card without its dates. `aim` is the desired retention of FSRS, None with SM-2."""

    repetitions: int = 0
    interval_days: int = 0
    ease_hundredths: int = EASE_AT_FIRST
    aim: float | None = None
    memory: Memory | None = None

    @property
    def is_new(self) -> bool:
        """Never answered."""
        return self.interval_days == 0

    def chance(self, elapsed_days: float) -> float:
        """The chance of recall so many days after the last answer, by the curve of its scheduler."""
        return 0.0 if self.is_new else chance_told(self.memory, self.interval_days, elapsed_days)

    def after(self, *, passed: bool, model: MemoryModel) -> "Outlook":
        """After a good or a failed answer on the day that it was due. Interval and stability are those of the middle:
        no lot is drawn, stability goes by steps of a tenth and difficulty by whole ones."""
        rating = Rating.GOOD if passed else Rating.WRONG
        success = self.repetitions + 1 if passed else 0
        if self.aim is None:
            interval = next_interval(
                _SM2, rating, repetitions=self.repetitions, interval=self.interval_days, ease=self.ease_hundredths
            )
            ease = next_ease(_SM2, rating, ease=self.ease_hundredths)
            return replace(self, repetitions=success, interval_days=interval, ease_hundredths=ease)
        memory = _in_steps(self._remembered(rating, model))
        days = max(1, round(min(memory.days_until(self.aim), LONGEST_INTERVAL)))
        return replace(self, repetitions=success, interval_days=days, memory=memory)

    def _remembered(self, rating: Rating, model: MemoryModel) -> Memory:
        """What was forgotten comes once more the same day, and is recalled then."""
        if self.is_new:
            memory = model.first(rating)
        else:
            before = self.memory or memory_of_interval(
                model, interval_days=self.interval_days, ease_hundredths=self.ease_hundredths
            )
            memory = model.next(before, rating, elapsed_days=self.interval_days)
        return memory if rating.passed else model.next(memory, Rating.GOOD, elapsed_days=0)


def _in_steps(memory: Memory) -> Memory:
    """Few enough different ones to count cards by."""
    stability = math.exp(round(math.log(memory.stability) / _STEP) * _STEP)
    return replace(memory, stability=stability, difficulty=float(round(memory.difficulty)))
