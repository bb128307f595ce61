"""Days in a row, counted by the learner's own dates: a fold over the days on which something was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce

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


@dataclass(frozen=True, kw_only=True)
class DaysInARow:
    """The fold over all active days up to `last`: all that later days need to know of the earlier ones."""

    last: ActiveDay | None = None
    streak: Streak = Streak()

    def after(self, day: ActiveDay) -> "DaysInARow":
        """With the next active day."""
        missed = [] if self.last is None else _missed(self.last, day.date, day.starts_at)
        return DaysInARow(last=day, streak=_continued(self.streak, day.date, missed, is_first=self.last is None))

    def with_changed(self, days: Mapping[date, ActiveDay | None]) -> "DaysInARow | None":
        """With days as they are now (None: nothing was done); None where it has to be folded anew, from all days."""
        found = self
        for date_ in sorted(days):
            day = days[date_]
            if self.last is not None and date_ <= self.last.date:
                if day != self.last:
                    return None
            elif day is not None:
                found = found.after(day)
        return found

    def on(self, today: date, *, starts_at: datetime) -> Streak:
        """As it stands on a day that begins at that instant. Today counts as soon as it has an act."""
        if self.last is None:
            return self.streak
        found = self.streak
        missed = _missed(self.last, today, starts_at)
        if missed:
            covered = _covering(found.freezes, missed)
            found = _broken(found) if covered is None else replace(found, freezes=covered)
        return replace(found, active_today=self.last.date >= today)


def days_in_a_row(days: Iterable[ActiveDay]) -> DaysInARow:
    """From all active days, in any order."""
    return reduce(DaysInARow.after, sorted(days, key=lambda day: day.date), DaysInARow())


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
