"""What guidance asks of others."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class Exam:
    """When a course has its exam."""

    course_id: CourseId
    course: str
    date: datetime.date


class Exams(Protocol):
    """Knows when exams are."""

    async def coming(self, learner_id: LearnerId, *, since: datetime.date, limit: int) -> Sequence[Exam]:
        """Of courses that are not archived, from that day on, the nearest first."""


@dataclass(frozen=True, kw_only=True)
class DueCounts:
    """Cards that the queue of today holds, within the daily limits; `learning` come once more the same day."""

    due: int
    new: int
    learning: int


class DueCards(Protocol):
    """Knows the queue of today."""

    async def today(self, learner_id: LearnerId) -> DueCounts:
        """The same counts that the queue shows."""


class UnreadNotices(Protocol):
    """Knows what a learner has not read yet."""

    async def count(self, learner_id: LearnerId) -> int:
        """How many."""


class Leeches(Protocol):
    """Knows cards that are forgotten again and again."""

    async def count(self, learner_id: LearnerId) -> int:
        """Those that are not suspended."""
