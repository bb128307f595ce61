"""What the use cases about study plans need from outside."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.learning.planning.material import PlannedQuiz
from aksio.domain.learning.planning.reading_speed import ReadingRecord
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, PlannedSessionId, StudyPlanId


class StudyPlans(Protocol):
    """Study plans in storage. What belongs to another is StudyPlanNotFound."""

    async def hold(self, learner_id: LearnerId) -> None:
        """Nobody else plans this learner's hours before this unit of work ends."""

    async def get(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlan:
        """Raises StudyPlanNotFound."""

    async def taken(self, learner_id: LearnerId, *, besides: StudyPlanId, since: date) -> dict[date, int]:
        """The minutes of each day from then on that the learner's other active plans use."""

    async def with_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[StudyPlanId]:
        """The learner's plans for a course."""

    async def with_session(self, session_id: PlannedSessionId, *, learner_id: LearnerId) -> StudyPlanId | None:
        """The learner's plan that has that entry."""

    def add(self, plan: StudyPlan) -> None:
        """Keep a new plan."""

    def save(self, plan: StudyPlan) -> None:
        """Keep a changed plan."""

    def remove(self, plan: StudyPlan) -> None:
        """Forget a plan."""

    def forget(self, learner_id: LearnerId) -> None:
        """Forget all plans of a learner."""


class StudyPlanUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as study plans see it."""

    @property
    def study_plans(self) -> StudyPlans:
        """Study plans in this transaction."""


class StudyPlansReader(Protocol):
    """Shows study plans."""

    async def plan(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlanView:
        """Raises StudyPlanNotFound."""

    async def plans(self, learner_id: LearnerId, status: PlanStatus | None, page: PageRequest) -> Page[StudyPlanView]:
        """Newest first."""

    async def by_feed(self, feed_hash: str) -> StudyPlanView:
        """Raises CalendarNotFound."""

    async def planned_before(self, day: date, *, limit: int) -> list[tuple[StudyPlanId, LearnerId, date]]:
        """Active plans whose days were last planned before that day, the oldest first, with the day."""


@dataclass(frozen=True, kw_only=True)
class CourseDocument:
    """Something to read. Nobody may know (yet) how many pages it has."""

    id: DocumentId
    name: str
    pages: int | None


@dataclass(frozen=True, kw_only=True)
class CourseOutline:
    """A course and its documents in the order of its sections."""

    id: CourseId
    name: str
    exam_date: datetime.date | None
    documents: tuple[CourseDocument, ...]


class CourseOutlines(Protocol):
    """Knows courses and what there is to read in them."""

    async def of(self, course_ids: Collection[CourseId], *, learner_id: LearnerId) -> list[CourseOutline]:
        """Those that exist and are the learner's."""


@dataclass(frozen=True, kw_only=True)
class CourseCards:
    """Cards of a course: those due by day and interval, and those never begun."""

    due: Mapping[tuple[date, int], int]
    new: int


class CardsByCourse(Protocol):
    """Knows the schedules of cards."""

    async def of(self, learner_id: LearnerId) -> dict[CourseId, CourseCards]:
        """Suspended cards are left out."""

    async def new_a_day(self, learner_id: LearnerId) -> int:
        """How many cards the learner begins in a day."""


class QuizzesByCourse(Protocol):
    """Knows which quizzes can be taken."""

    async def of(
        self, course_ids: Collection[CourseId], *, learner_id: LearnerId
    ) -> dict[CourseId, tuple[PlannedQuiz, ...]]:
        """Published ones."""


class ReadingRecords(Protocol):
    """Knows what was read, from the ledger."""

    async def reading(self, learner_id: LearnerId) -> ReadingRecord:
        """All of it, summed up."""


class FeedSecrets(Protocol):
    """Makes the secrets in links to calendars."""

    def new(self) -> str:
        """A secret that nobody guesses, fit for an address."""

    def hash_of(self, secret: str) -> str:
        """What is kept of it."""
