"""Which exams are coming? Asked by contexts that prepare for them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CourseExam:
    """A course and the day of its exam."""

    course_id: CourseId
    name: str
    exam_date: datetime.date


class ExamsReader(Protocol):
    """Shows exams."""

    async def exams(self, learner_id: LearnerId, *, since: datetime.date, limit: int) -> Sequence[CourseExam]:
        """From that day on, the nearest first; archived courses are left out."""


@dataclass(frozen=True, kw_only=True)
class ListExamsQuery:
    """Whose, from which day on, and how many at most."""

    learner_id: LearnerId
    since: datetime.date
    limit: int


class ListExams:
    """The nearest first."""

    def __init__(self, reader: ExamsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListExamsQuery) -> Sequence[CourseExam]:
        return await self._reader.exams(query.learner_id, since=query.since, limit=query.limit)
