"""What the use cases about quizzes and attempts need to change things. To show them: quiz_reader_ports.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.closing import Closing
from aksio.domain.assessments.quizzes.quiz import Quiz, QuizStatus
from aksio.domain.assessments.quizzes.quiz_events import AttemptDeleted
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId, QuizId


class Quizzes(Protocol):
    """Quizzes in storage. What belongs to another learner is QuizNotFound."""

    async def get(self, quiz_id: QuizId, *, learner_id: LearnerId) -> Quiz:
        """Raises QuizNotFound."""

    def add(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """Keep a new quiz, and the version that was made of it."""

    def save(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """Keep a changed quiz, and the version that was made of it, for good."""

    def remove(self, quiz: Quiz) -> None:
        """Forget a quiz with its versions, and all attempts at it."""

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """Forget some quizzes of a course, or of all; returns how many they are. 0 means that none is left."""


@dataclass(frozen=True, kw_only=True)
class DoomedAttempt:
    """An attempt that is about to be deleted, and the questions that it had."""

    attempt_id: AttemptId
    quiz_id: QuizId
    taker_id: LearnerId
    question_ids: tuple[QuestionId, ...]

    def deleted(self, now: datetime) -> AttemptDeleted:
        """What others are told."""
        return AttemptDeleted(
            occurred_at=now,
            attempt_id=self.attempt_id,
            quiz_id=self.quiz_id,
            learner_id=self.taker_id,
            question_ids=self.question_ids,
        )


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a taker stands with a quiz: what there is to take, and what they have made of it.

    `version` is None before the first. `open_attempt_id` names an attempt that was not submitted.
    """

    course_id: CourseId
    status: QuizStatus
    version: QuizVersion | None
    attempts: int
    open_attempt_id: AttemptId | None


class Attempts(Protocol):
    """Attempts in storage, with the papers that were served. What belongs to another is AttemptNotFound."""

    async def get(self, attempt_id: AttemptId, *, taker_id: LearnerId) -> Attempt:
        """A taker's attempt. Raises AttemptNotFound."""

    async def get_for_owner(self, attempt_id: AttemptId, *, owner_id: LearnerId) -> Attempt:
        """An attempt at an owner's quiz, whoever took it. Raises AttemptNotFound."""

    async def standing(self, quiz_id: QuizId, *, owner_id: LearnerId, taker_id: LearnerId) -> Standing:
        """Raises QuizNotFound unless the quiz is that owner's."""

    async def closing(self, quiz_id: QuizId) -> Closing:
        """When the quiz of an attempt is over for everybody."""

    async def are_by_others(self, quiz_id: QuizId, *, owner_id: LearnerId) -> bool:
        """Whether anybody but the owner has taken the quiz."""

    def add(self, attempt: Attempt) -> None:
        """Keep a new attempt. A number that is taken is a Conflict at commit."""

    def save(self, attempt: Attempt) -> None:
        """Keep a changed attempt, and its marks where the analysis finds them."""

    async def at_quiz(self, quiz_id: QuizId) -> list[DoomedAttempt]:
        """All attempts at a quiz."""

    async def of(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> list[DoomedAttempt]:
        """Some attempts at a learner's quizzes of a course; without one, at all and by them."""

    def remove(self, doomed: Sequence[DoomedAttempt], *, now: datetime) -> None:
        """Forget attempts, and tell that of each."""


class QuizUnitOfWork(UnitOfWork, Protocol):
    """The unit of work of those who write, take and grade quizzes."""

    @property
    def quizzes(self) -> Quizzes:
        """Quizzes in this transaction."""

    @property
    def attempts(self) -> Attempts:
        """Attempts in this transaction."""


@dataclass(frozen=True, kw_only=True)
class AttemptRef:
    """An attempt that timed or background work has to look at."""

    attempt_id: AttemptId
    taker_id: LearnerId


class AttemptQueues(Protocol):
    """Finds everybody's attempts that something has to be done about."""

    async def overdue(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """Those in progress whose time is up, the longest first."""

    async def graded_otherwise(self, quiz_id: QuizId, *, number: int, limit: int) -> list[AttemptRef]:
        """Those at a quiz that are over and were graded by an earlier version than this."""

    async def to_reveal(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """Those whose marks were held back until their quiz closed, and it has closed."""

    async def unread(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """Those whose answers should be put before a model again, the longest waiting first."""

    async def version(self, quiz_id: QuizId, *, number: int) -> QuizVersion | None:
        """A version of a quiz; None when the quiz is gone."""
