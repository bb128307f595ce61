"""How long somebody really studied: the sum of the gaps between acts, never the wall clock."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from aksio.domain.learning.activity import Activity, ActivityKind

LONGEST_RECALL = timedelta(seconds=60)
LONGEST_GAP = timedelta(minutes=5)


def seconds_of_each(
    activities: Iterable[Activity], *, since: datetime | None = None
) -> Iterator[tuple[Activity, float]]:
    """What each act adds, in the order of the acts.

    An act took as long as its device says, or else the gap since the act before. A gap that is longer than the act's
    limit was a break and counts nothing. What two devices report of the same minute counts once. What lies before
    `since`, where somebody sat down, counts nothing.
    """
    counted_until = since
    for act in sorted(activities, key=lambda one: one.place):
        began = _began(act, counted_until)
        if counted_until is not None:
            began = max(began, counted_until)
        yield act, max(0.0, (act.occurred_at - began).total_seconds())
        counted_until = act.occurred_at


def longest(kind: ActivityKind) -> timedelta:
    """Beyond that, whoever did it was interrupted."""
    return LONGEST_RECALL if kind in (ActivityKind.REVIEW, ActivityKind.ANSWER) else LONGEST_GAP


def _began(act: Activity, previous: datetime | None) -> datetime:
    limit = longest(act.kind)
    if act.seconds is not None:
        return act.occurred_at - min(timedelta(seconds=act.seconds), limit)
    if previous is not None and act.occurred_at - previous <= limit:
        return previous
    return act.occurred_at
