"""Which of these courses are the learner's? Asked by contexts whose things belong to courses."""

from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import CourseId, LearnerId


class CourseOwners(Protocol):
    """Knows whose courses are whose."""

    async def owned(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """Those that exist and are the learner's."""


@dataclass(frozen=True, kw_only=True)
class FindOwnCoursesQuery:
    """Whose courses, and which may be theirs."""

    course_ids: frozenset[CourseId]
    learner_id: LearnerId


class FindOwnCourses:
    """One question, however many courses."""

    def __init__(self, owners: CourseOwners) -> None:
        self._owners = owners

    async def __call__(self, query: FindOwnCoursesQuery) -> frozenset[CourseId]:
        return await self._owners.owned(query.course_ids, learner_id=query.learner_id)
