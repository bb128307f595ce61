"""What each answer would do to a card, and why, before it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from aksio.domain.assessments.fsrs_reason import fsrs_reason
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedulers import SM2_ONLY, Schedulers
from aksio.domain.assessments.scheduling import FSRS
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL, LOWEST_EASE, SM2
from aksio.domain.shared.ids import FlashcardId

NOWHERE: Mapping[Rating, int] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The schedule after a rating. `reason` says how it came about, with the numbers."""

    rating: Rating
    schedule: ReviewSchedule
    reason: str


def preview(
    schedule: ReviewSchedule,
    *,
    at: datetime,
    day: date,
    flashcard_id: FlashcardId,
    schedulers: Schedulers = SM2_ONLY,
    offsets: Mapping[Rating, int] = NOWHERE,
) -> list[Outcome]:
    """One outcome for each of the six ratings, worst first. `offsets` are the places that were chosen, see `spread`."""
    scheduler = schedulers.named(schedule.scheduler)
    tell = fsrs_reason if schedule.scheduler == FSRS else _reason
    outcomes = []
    for rating in Rating:
        place = offsets.get(rating)
        after = scheduler.after(schedule, rating, at=at, day=day, flashcard_id=flashcard_id, offset_days=place)
        outcomes.append(Outcome(rating=rating, schedule=after, reason=tell(schedule, after, rating, day)))
    return outcomes


def _reason(before: ReviewSchedule, after: ReviewSchedule, rating: Rating, day: date) -> str:
    reason = (
        _repetition(after) if before.repeats_on(day) else f"{_interval(before, after, rating)} {_ease(before, after)}"
    )
    if after.repeat_on == day:
        reason += " Comes once more today, until it is answered with 4 or better."
    return reason


def _repetition(after: ReviewSchedule) -> str:
    done = "" if after.repeat_on is not None else " Done for today."
    return f"A repetition on the same day changes neither interval ({_days(after.interval_days)}) nor ease.{done}"


def _interval(before: ReviewSchedule, after: ReviewSchedule, rating: Rating) -> str:
    if not rating.passed:
        return f"Not remembered: starts over with {_days(1)}."
    if before.repetitions == 0:
        return f"First success: {_days(1)}."
    if before.repetitions == 1:
        return f"Second success in a row: {_days(6)}."
    if after.interval_days == LONGEST_INTERVAL:
        return f"Success {after.repetitions} in a row: held at the longest interval, {_days(LONGEST_INTERVAL)}."
    product = before.interval_days * before.ease_hundredths
    rounding = "" if product % 100 == 0 else f" = {_decimal(product)}, {_rounding(before)}"
    factor = f"{_days(before.interval_days)} × {_decimal(before.ease_hundredths)}"
    return f"Success {after.repetitions} in a row: {factor}{rounding} = {_days(after.interval_days)}."


def _rounding(schedule: ReviewSchedule) -> str:
    return "rounded up" if schedule.profile is SM2 else "rounded to the nearest"


def _ease(before: ReviewSchedule, after: ReviewSchedule) -> str:
    if before.ease_hundredths == after.ease_hundredths:
        lowest = ", the lowest" if after.ease_hundredths == LOWEST_EASE else ""
        return f"Ease stays {_decimal(after.ease_hundredths)}{lowest}."
    return f"Ease {_decimal(before.ease_hundredths)} → {_decimal(after.ease_hundredths)}."


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _decimal(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"
