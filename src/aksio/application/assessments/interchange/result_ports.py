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

    `points` has None for an answer that waits for a mark, and nothing for a question that was not asked. `maxima` are
    the points that each question could earn, `provisional` the questions whose marks nobody has confirmed. `percent`
    is None until all is settled.
    """

    is_own: bool
    quiz_version: int
    status: AttemptStatus
    earned: float | None
    maximum: float
    percent: float | None
    passed: bool | None
    points: Mapping[QuestionId, float | None]
    maxima: Mapping[QuestionId, float]
    provisional: frozenset[QuestionId]

    @property
    def settled_percent(self) -> float | None:
        """Of the points of what is settled; None while nothing is."""
        settled = [each for each, points in self.points.items() if points is not None and each not in self.provisional]
        of = sum(self.maxima[each] for each in settled)
        return 100 * sum(self.points[each] or 0.0 for each in settled) / of if of else None

    @property
    def pending_points(self) -> float:
        """Those of answers that wait for a mark."""
        return sum(self.maxima[each] for each, points in self.points.items() if points is None)

    @property
    def provisional_points(self) -> float:
        """Those of answers whose marks nobody has confirmed."""
        return sum(self.maxima[each] for each in self.provisional)


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
