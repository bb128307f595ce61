"""What other contexts know about a learner, for tests of assessments."""

from itertools import count
from uuid import UUID

from aksio.adapters.fsrs.memory_model import FsrsMemoryModels
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, LearnerId

MODELS = FsrsMemoryModels()
"""Models of memory by the package fsrs."""


class OneCalendar:
    """Every learner has this calendar."""

    def __init__(self, zone: str = "UTC") -> None:
        self.calendar = StudyCalendar(zone=zone)

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """See the port."""
        return self.calendar


class SameLimits:
    """Every learner has these limits."""

    def __init__(self, limits: DailyLimits) -> None:
        self.limits = limits

    async def of(self, learner_id: LearnerId) -> DailyLimits:
        """See the port."""
        return self.limits


class TheseCourses:
    """The courses that each learner has."""

    def __init__(self, courses: dict[LearnerId, set[CourseId]]) -> None:
        self._courses = courses

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """See the port."""
        return course_ids & self._courses.get(learner_id, set())


class CountedIds:
    """1, 2, 3 …"""

    def __init__(self, first: int = 1) -> None:
        self._numbers = count(first)

    def new(self) -> UUID:
        """See the port."""
        return UUID(int=next(self._numbers))
