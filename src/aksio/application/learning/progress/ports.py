"""What progress asks of others, and how it shows itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from aksio.application.learning.progress.entering import Told
from aksio.application.learning.progress.views import ActivityView, EvidenceView, TopicView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.standing import CardGroup, SchedulingRules
from aksio.domain.learning.streak import DaysInARow
from aksio.domain.learning.study_record import RecallBin, Tally
from aksio.domain.learning.topic import Topic
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import AttemptId, CourseId, FlashcardId, LearnerId, SectionId, TopicId


class StudyCalendars(Protocol):
    """Knows when a learner's days begin."""

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """The learner's own calendar, or the default one where nothing is known."""


class OwnCourses(Protocol):
    """Knows which courses are the learner's."""

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """Those of the given courses that exist and are the learner's."""


class ReviewHistory(Protocol):
    """Knows every review that was given."""

    async def of_card(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime, calendar: StudyCalendar
    ) -> list[Told]:
        """A card's reviews from an instant on, undone ones too."""

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: Told | None, limit: int, calendar: StudyCalendar
    ) -> list[Told]:
        """A learner's reviews from a study day on, in their order, after that one."""


class AnswerHistory(Protocol):
    """Knows what was answered in quizzes."""

    async def of_attempt(self, attempt_id: AttemptId, *, learner_id: LearnerId, calendar: StudyCalendar) -> list[Told]:
        """The answers of an attempt that is over, as they are marked now."""


class CardGroups(Protocol):
    """Knows where cards stand."""

    async def of(self, learner_id: LearnerId) -> list[CardGroup]:
        """Suspended cards are left out."""

    async def rules(self, learner_id: LearnerId) -> SchedulingRules:
        """What the learner's schedulers do with them."""


class SectionTitles(Protocol):
    """Knows what sections are called."""

    async def of(self, section_ids: Collection[SectionId], *, learner_id: LearnerId) -> dict[SectionId, str]:
        """Sections that are gone are left out."""


class TallyBy(StrEnum):
    """What sums are made by."""

    ALL = "all"
    DAY = "day"
    HOUR = "hour"
    COURSE = "course"


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a study day to another, both included; None is open. Of one course only, if that is said."""

    since: date | None = None
    until: date | None = None
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownTopic:
    """A topic with evidence: the chance that it is known, and how many answers say so."""

    topic: Topic
    known: float
    evidence: int


class ProgressReader(Protocol):
    """Shows the ledger and what is summed up from it."""

    async def activities(
        self, learner_id: LearnerId, kind: ActivityKind | None, page: PageRequest
    ) -> Page[ActivityView]:
        """Latest first, without those undone."""

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow:
        """As they are counted; from all active days where they never were."""

    async def tallies(self, learner_id: LearnerId, span: Span, *, by: TallyBy) -> dict[object, Tally]:
        """Sums by day (date), local hour (int), course (id or None) or of all (None)."""

    async def bins(self, learner_id: LearnerId, span: Span) -> list[RecallBin]:
        """What was expected of recalls and what came, summed over the days; `day` is the last one."""

    async def topics(
        self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest, *, latest: int
    ) -> Page[TopicView]:
        """Weakest first, each with its latest evidence."""

    async def masteries(self, learner_id: LearnerId) -> dict[CourseId, list[float]]:
        """How well the topics with evidence are known, by course."""

    async def known_topics(self, learner_id: LearnerId, course_ids: Collection[CourseId]) -> list[KnownTopic]:
        """All topics of these courses that have evidence, weakest first."""

    async def evidence(self, learner_id: LearnerId, topic_id: TopicId, page: PageRequest) -> Page[EvidenceView]:
        """Latest first. Raises TopicNotFound."""
