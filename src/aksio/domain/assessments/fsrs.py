"""FSRS: a card is due when the chance of recalling it has fallen to what its learner wants.

The memory comes from a model; intervals, their spread over days and the repetition on the same day are ours.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from aksio.domain.assessments.memory import Memory, MemoryModel, memory_of_interval
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule, days_after
from aksio.domain.assessments.scheduling import DEFAULT_RETENTION, FSRS
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL
from aksio.domain.assessments.spread import Spread, lot_of, spread_of
from aksio.domain.shared.ids import FlashcardId


@dataclass(frozen=True, kw_only=True)
class Fsrs:
    """The second scheduler. `version` changes whenever its results would."""

    model: MemoryModel
    name: ClassVar[str] = FSRS
    version: ClassVar[int] = 1

    def after(
        self,
        before: ReviewSchedule,
        rating: Rating,
        *,
        at: datetime,
        day: date,
        flashcard_id: FlashcardId,
        offset_days: int | None = None,
    ) -> ReviewSchedule:
        """A card that was forgotten comes once more the same day; that repetition is a recall like any other to the
        memory, but neither a success in a row nor a lapse."""
        memory = self._memory_after(before, rating, day)
        spread = _spread(memory, before)
        lot = lot_of(flashcard_id, before.repetitions, before.lapses)
        interval = spread.by_lot(lot) if offset_days is None else spread.at(offset_days)
        repeated = before.repeats_on(day)
        success = before.repetitions + 1 if rating.passed else 0
        return replace(
            before,
            memory=memory,
            repetitions=before.repetitions if repeated else success,
            interval_days=interval,
            due_on=days_after(day, interval),
            repeat_on=None if rating.passed else day,
            lapses=before.lapses + (not repeated and not rating.passed and before.repetitions > 0),
            last_reviewed_at=at,
        )

    def spread_after(self, before: ReviewSchedule, rating: Rating, *, day: date) -> Spread:
        """The intervals among which that answer leaves the choice."""
        return _spread(self._memory_after(before, rating, day), before)

    def carried(self, schedule: ReviewSchedule) -> ReviewSchedule:
        """A schedule of another origin: due when it was, with the memory that its interval stands for."""
        memory = memory_of_interval(
            self.model, interval_days=schedule.interval_days, ease_hundredths=schedule.ease_hundredths
        )
        return replace(schedule, memory=memory)

    def _memory_after(self, before: ReviewSchedule, rating: Rating, day: date) -> Memory:
        if before.studied_on is None:
            return self.model.first(rating)
        memory = before.memory or self.carried(before).memory
        assert memory is not None
        return self.model.next(memory, rating, elapsed_days=max(0, (day - before.studied_on).days))


def _spread(memory: Memory, before: ReviewSchedule) -> Spread:
    days = memory.days_until(before.desired_retention or DEFAULT_RETENTION)
    return spread_of(max(1, round(min(days, LONGEST_INTERVAL))), longest=LONGEST_INTERVAL)
