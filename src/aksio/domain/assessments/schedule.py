"""When a card comes again. A schedule is a value; the present one is what folding over all reviews gives."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.sm2 import EASE_AT_FIRST, Profile, next_ease, next_interval, profile_named

LEECH_LAPSES = 8
LEECH_AGAIN_AFTER = 4
MATURE_INTERVAL = 21


@dataclass(frozen=True, kw_only=True)
class ReviewSchedule:
    """Where a card stands with its learner. Dates are the learner's study days, ease is in hundredths.

    `due_on` is None until the first review. `repeat_on` is the study day on which the card is to come once more after
    a weak answer; that repetition changes nothing else, and the wish for it ends with a good answer or with the day.
    A lapse is a failed recall of a card that had been remembered before. `desired_retention` and `memory` are FSRS's.
    """

    scheduler: str = "sm2"
    repetitions: int = 0
    interval_days: int = 0
    ease_hundredths: int = EASE_AT_FIRST
    due_on: date | None = None
    repeat_on: date | None = None
    lapses: int = 0
    last_reviewed_at: datetime | None = None
    desired_retention: float | None = None
    memory: Memory | None = None

    @property
    def is_new(self) -> bool:
        """Never reviewed."""
        return self.due_on is None

    @property
    def is_leech(self) -> bool:
        """Forgotten so often that the card, not the memory, may be to blame."""
        return self.lapses >= LEECH_LAPSES

    @property
    def studied_on(self) -> date | None:
        """The study day of the latest review; None before the first."""
        return None if self.due_on is None else _days_before(self.due_on, self.interval_days)

    def chance_of_recall(self, day: date) -> float | None:
        """The chance that it would be remembered that day; None where the scheduler has no idea of it."""
        if self.memory is None or self.studied_on is None:
            return None
        return self.memory.chance_of_recall((day - self.studied_on).days)

    @property
    def profile(self) -> Profile:
        """The profile of SM-2 behind it. Raises Invalid for a schedule of FSRS."""
        return profile_named(self.scheduler)

    def repeats_on(self, day: date) -> bool:
        """Whether a same-day repetition is still wanted. A learner who flies west may see an earlier day again."""
        return self.repeat_on is not None and day <= self.repeat_on

    def after(self, rating: Rating, *, at: datetime, day: date) -> "ReviewSchedule":
        """By SM-2: the schedule after an answer given at that instant, on that study day of the learner."""
        if self.repeats_on(day):
            return replace(self, repeat_on=None if rating >= Rating.GOOD else self.repeat_on, last_reviewed_at=at)
        profile = self.profile
        interval = next_interval(
            profile, rating, repetitions=self.repetitions, interval=self.interval_days, ease=self.ease_hundredths
        )
        return ReviewSchedule(
            scheduler=self.scheduler,
            repetitions=self.repetitions + 1 if rating.passed else 0,
            interval_days=interval,
            ease_hundredths=next_ease(profile, rating, ease=self.ease_hundredths),
            due_on=days_after(day, interval),
            repeat_on=day if profile.repeats_same_day and rating < Rating.GOOD else None,
            lapses=self.lapses + (not rating.passed and self.repetitions > 0),
            last_reviewed_at=at,
        )


def marks_leech(lapses: int) -> bool:
    """Whether this lapse is one to speak up about: the 8th, then every 4th."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_AGAIN_AFTER == 0


def days_after(day: date, days: int) -> date:
    """That many days later, or the last day of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _days_before(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))
