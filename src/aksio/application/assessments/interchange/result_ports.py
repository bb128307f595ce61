"""How the results of a quiz travel."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class ResultRecord:
    """An attempt that is over, in points. It does not say whose it is, only whether it is the owner's own.

    `points` has None for an answer that waits for a person, and nothing for a question that was not asked.
    """

    is_own: bool
    quiz_version: int
    status: AttemptStatus
    earned: float | None
    maximum: float
    percent: float | None
    passed: bool | None
    points: Mapping[QuestionId, float | None]


class QuizResults(Protocol):
    """Shows what came of a quiz."""

    def of(self, quiz_id: QuizId, *, owner_id: LearnerId) -> AsyncIterator[list[ResultRecord]]:
        """The attempts that are over, oldest first, a batch at a time."""


class ResultsWriter(Protocol):
    """Writes results as a table."""

    @property
    def media_type(self) -> str:
        """The Content-Type of the file."""

    def head(self, questions: Sequence[Question]) -> bytes:
        """What stands before the first attempt."""

    def rows(self, records: Sequence[ResultRecord], questions: Sequence[Question], *, first: int) -> bytes:
        """Attempts, numbered from `first`."""
