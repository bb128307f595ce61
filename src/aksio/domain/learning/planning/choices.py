"""What can be done when a plan does not fit."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.shared.ids import CourseId

_MIDDLE = 3


class ChoiceKind(StrEnum):
    """More time each day, more days, or less material."""

    MORE_MINUTES = "more_minutes"
    MORE_DAYS = "more_days"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """`amount` is minutes more on each study day, days more, or the minutes that leaving out a course's rest saves."""

    kind: ChoiceKind
    amount: int
    course_id: CourseId | None = None


def choices(
    sessions: Sequence[PlannedSession],
    unscheduled: Iterable[Unscheduled],
    priorities: Mapping[CourseId, int],
    *,
    since: date | None,
) -> list[Choice]:
    """None when all fits. What to leave out comes by priority, the lowest first."""
    missing: Counter[CourseId] = Counter()
    for each in unscheduled:
        missing[each.course_id] += each.minutes
    missing = +missing
    if not missing:
        return []
    coming = [each for each in sessions if since is None or each.date >= since]
    days = len({each.date for each in coming})
    found = []
    if days:
        minutes = sum(each.minutes for each in coming)
        found.append(Choice(kind=ChoiceKind.MORE_MINUTES, amount=math.ceil(missing.total() / days)))
        found.append(Choice(kind=ChoiceKind.MORE_DAYS, amount=math.ceil(missing.total() * days / minutes)))
    by_priority = sorted(missing, key=lambda each: (priorities.get(each, _MIDDLE), str(each)))
    return found + [Choice(kind=ChoiceKind.LEAVE_OUT, amount=missing[each], course_id=each) for each in by_priority]
