"""Days in a row, counted by the learner's own dates: a fold over the days on which something was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

EARNED_EVERY = 7
MOST_HELD = 2
A_WHOLE_DAY = timedelta(hours=20)
"""Who flies over the date line may have only hours of a date, or none: such a date cannot be missed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActiveDay:
    """A date with study, and when it began and ended in the zones then in force."""

    date: date
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Freezes:
    """Days of rest: one is earned by every seven days of a streak, two can be held, each covers one missed day."""

    held: int = 0
    used: int = 0
    used_on: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Streak:
    """`current_days` are the active days of the streak that still stands: those that a freeze covers are not counted.

    `used_on` of the freezes are the days covered in the streak that still stands.
    """

    current_days: int = 0
    longest_days: int = 0
    last_active_on: date | None = None
    started_on: date | None = None
    active_today: bool = False
    freezes: Freezes = Freezes()


def streak(days: Sequence[ActiveDay], *, today: date, today_starts_at: datetime) -> Streak:
    """The streak as it stands on a day, from all active days in order. Today counts as soon as it has an act."""
    found = Streak()
    previous: ActiveDay | None = None
    for day in days:
        missed = [] if previous is None else _missed(previous, day.date, day.starts_at)
        found = _continued(found, day.date, missed, is_first=previous is None)
        previous = day
    if previous is None:
        return found
    missed = _missed(previous, today, today_starts_at)
    if missed:
        covered = _covering(found.freezes, missed)
        found = _broken(found) if covered is None else replace(found, freezes=covered)
    return replace(found, active_today=previous.date >= today)


def _continued(found: Streak, day: date, missed: list[date], *, is_first: bool) -> Streak:
    covered = _covering(found.freezes, missed)
    if is_first or covered is None:
        found = replace(_broken(found), started_on=day)
        covered = found.freezes
    length = found.current_days + 1
    if length % EARNED_EVERY == 0:
        covered = replace(covered, held=min(MOST_HELD, covered.held + 1))
    return replace(
        found,
        current_days=length,
        longest_days=max(found.longest_days, length),
        last_active_on=day,
        freezes=covered,
    )


def _missed(before: ActiveDay, day: date, starts_at: datetime) -> list[date]:
    """The dates between, unless the learner had hardly anything of the time between them."""
    between = [before.date + timedelta(days=number) for number in range(1, (day - before.date).days)]
    if len(between) == 1 and starts_at - before.ends_at < A_WHOLE_DAY:
        return []
    return between


def _covering(freezes: Freezes, missed: list[date]) -> Freezes | None:
    """The freezes after they covered these days, or None where they do not suffice."""
    if len(missed) > freezes.held:
        return None
    return Freezes(
        held=freezes.held - len(missed),
        used=freezes.used + len(missed),
        used_on=(*freezes.used_on, *missed),
    )


def _broken(found: Streak) -> Streak:
    """Freezes that do not suffice are kept for the next streak."""
    kept = Freezes(held=found.freezes.held, used=found.freezes.used)
    return replace(found, current_days=0, started_on=None, freezes=kept)
