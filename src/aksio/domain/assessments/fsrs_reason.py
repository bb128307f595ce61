"""Why FSRS makes of an answer what it makes of it, in words with numbers."""

from datetime import date

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL


def fsrs_reason(before: ReviewSchedule, after: ReviewSchedule, rating: Rating, day: date) -> str:
    """From what the memory was to the day that follows."""
    parts = [_recall(before, rating, day), _memory(before, after), _interval(after)]
    if after.repeat_on == day:
        parts.append("Comes once more today, until it is remembered.")
    return " ".join(parts)


def _recall(before: ReviewSchedule, rating: Rating, day: date) -> str:
    done = "Remembered" if rating.passed else "Not remembered"
    if before.studied_on is None:
        return f"{done} at the first sight."
    elapsed = max(0, (day - before.studied_on).days)
    chance = before.chance_of_recall(day)
    at = "" if chance is None else f", with a chance of {chance:.0%}"
    return f"{done} after {_days(elapsed)}{at}." if elapsed else f"{done} on the same day."


def _memory(before: ReviewSchedule, after: ReviewSchedule) -> str:
    now, then = after.memory, before.memory
    assert now is not None
    if then is None:
        return f"Stability {now.stability:.2f} days, difficulty {now.difficulty:.2f}."
    stability = f"{then.stability:.2f} → {now.stability:.2f} days"
    return f"Stability {stability}, difficulty {then.difficulty:.2f} → {now.difficulty:.2f}."


def _interval(after: ReviewSchedule) -> str:
    assert after.memory is not None
    assert after.desired_retention is not None
    days = after.memory.days_until(after.desired_retention)
    exact = f"{days:,.1f} days" if days < LONGEST_INTERVAL else "more than a century"
    return f"The chance falls to {after.desired_retention:.0%} in {exact}; comes in {_days(after.interval_days)}."


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
