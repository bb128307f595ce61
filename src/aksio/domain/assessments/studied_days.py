"""Reviews summed by study day, as others may know them."""

from collections import defaultdict
from collections.abc import Iterable

from aksio.domain.assessments.flashcard_events import StudiedDay
from aksio.domain.assessments.review import Answer

LONGEST_RECALL_MS = 60_000
"""Whoever takes longer was interrupted: time on task counts a minute."""


def studied_days(answers: Iterable[Answer]) -> tuple[StudiedDay, ...]:
    """One sum for each day, in order."""
    by_day: dict[object, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_day[answer.day].append(answer)
    days = [
        StudiedDay(
            day=same_day[0].day,
            reviews=len(same_day),
            seconds=sum(min(answer.duration_ms or 0, LONGEST_RECALL_MS) for answer in same_day) // 1000,
        )
        for same_day in by_day.values()
    ]
    return tuple(sorted(days, key=lambda studied: studied.day))
