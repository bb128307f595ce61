"""What goals need from storage and from others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.learning.goal import Goal, GoalStatus
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import CourseId, GoalId, LearnerId

DoneOn = tuple[date, CourseId | None]
"""A study day and the course that something was done for."""


class Goals(Protocol):
    """Goals in storage. What belongs to another learner is GoalNotFound."""

    async def get(self, goal_id: GoalId, *, learner_id: LearnerId) -> Goal:
        """Raises GoalNotFound."""

    def add(self, goal: Goal) -> None:
        """Keep a new goal."""

    def save(self, goal: Goal) -> None:
        """Keep a changed goal."""

    def remove(self, goal: Goal) -> None:
        """Forget a goal."""

    def forget(self, learner_id: LearnerId, *, course_id: CourseId | None = None) -> None:
        """All goals of a learner go, or those of one course."""


class GoalsUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as goals see it."""

    @property
    def goals(self) -> Goals:
        """Goals in this transaction."""


class GoalsReader(Protocol):
    """Shows goals and what counts for them."""

    async def goal(self, goal_id: GoalId, *, learner_id: LearnerId) -> Goal:
        """Raises GoalNotFound."""

    async def goals(self, learner_id: LearnerId, status: GoalStatus | None, page: PageRequest) -> Page[Goal]:
        """Newest first."""

    async def active(self, learner_id: LearnerId) -> list[Goal]:
        """All that are not completed."""

    async def done(self, learner_id: LearnerId, *, since: date) -> Mapping[DoneOn, Tally]:
        """What was done since a study day, by day and course."""

    async def masteries(self, learner_id: LearnerId) -> Mapping[CourseId, Sequence[float]]:
        """How well the topics with evidence are known, by course."""


class QuizzesTaken(Protocol):
    """Knows which quizzes a learner has finished."""

    async def since(self, day: date, *, learner_id: LearnerId) -> Mapping[DoneOn, int]:
        """Attempts submitted since that study day, by day and course."""


class ExamDates(Protocol):
    """Knows when exams are."""

    async def of(self, course_id: CourseId, *, learner_id: LearnerId) -> date | None:
        """The date, or None where none is set. Raises Invalid, naming `/course_id`, without such a course."""
