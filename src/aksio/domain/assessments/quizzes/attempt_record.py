"""An attempt as it stands: what was served, what was given, and what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.mark_change import MarkChange
from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import QuestionNotFound
from aksio.domain.assessments.quizzes.quiz_events import AnsweredQuestion, AttemptEvent, AttemptGraded, AttemptRevealed
from aksio.domain.assessments.quizzes.quiz_settings import ShowAnswers
from aksio.domain.assessments.quizzes.response import Grade, Response
from aksio.domain.assessments.quizzes.score import Score
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.leased_work import LeasedWork


@dataclass(kw_only=True, eq=False)
class AttemptRecord(Aggregate):
    """`paper` is what was served. `key` has the same questions as they are graded by now: of version `graded_version`.

    `number` counts a taker's attempts at a quiz. `course_id` is the quiz's. Times are the server's. `reading_job` is
    there while answers wait for a model. `revealed_at` is when the taker of another's quiz could see what had been held
    back until it closed.
    """

    id: AttemptId
    quiz_id: QuizId
    owner_id: LearnerId
    taker_id: LearnerId
    course_id: CourseId
    number: int
    paper: Paper
    key: tuple[Question, ...]
    graded_version: int
    responses: dict[QuestionId, Response] = field(default_factory=dict)
    status: AttemptStatus = AttemptStatus.IN_PROGRESS
    started_at: datetime
    expires_at: datetime | None = None
    submitted_at: datetime | None = None
    submitted_on: date | None = None
    reading_job: LeasedWork | None = None
    changes: tuple[MarkChange, ...] = ()
    revealed_at: datetime | None = None
    updated_at: datetime

    @property
    def score(self) -> Score:
        """What it is worth as far as it is graded."""
        return Score.of(self.key, self.responses)

    @property
    def is_over(self) -> bool:
        """Whether no answer can be given any more."""
        return self.status is not AttemptStatus.IN_PROGRESS

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time is up and nobody has submitted it."""
        return not self.is_over and self.expires_at is not None and now >= self.expires_at

    def shows_answers(self, *, quiz_closed: bool) -> bool:
        """Whether its taker may see marks question by question, and the key."""
        show = self.paper.settings.show_answers
        return self.is_over and (show is ShowAnswers.AFTER_ATTEMPT or (show is ShowAnswers.AFTER_CLOSE and quiz_closed))

    @property
    def awaits_closing(self) -> bool:
        """Whether its marks are held back from its taker until the quiz closes."""
        is_held_back = self.paper.settings.show_answers is ShowAnswers.AFTER_CLOSE
        return self.is_over and is_held_back and self.taker_id != self.owner_id and self.revealed_at is None

    def reveal(self, *, now: datetime) -> None:
        """The quiz has closed. Revealing twice is once."""
        if self.awaits_closing:
            self.revealed_at = self.updated_at = now
            self._record(
                AttemptRevealed(occurred_at=now, attempt_id=self.id, quiz_id=self.quiz_id, learner_id=self.taker_id)
            )

    def graded_question(self, question_id: QuestionId) -> Question:
        """A question as it is graded by now. Raises QuestionNotFound."""
        for question in self.key:
            if question.id == question_id:
                return question
        raise QuestionNotFound

    def _settle(self, now: datetime) -> None:
        self.status = AttemptStatus.SUBMITTED if self._pending() else AttemptStatus.GRADED
        self.updated_at = now

    def _say_when_graded(self, now: datetime) -> None:
        if self.status is AttemptStatus.GRADED:
            self._record(self._event(AttemptGraded, now))

    def _pending(self) -> int:
        return sum(response.grade is None for response in self.responses.values())

    def _event(self, kind: Callable[..., AttemptEvent], now: datetime) -> AttemptEvent:
        return kind(
            occurred_at=now,
            attempt_id=self.id,
            quiz_id=self.quiz_id,
            learner_id=self.taker_id,
            course_id=self.course_id if self.taker_id == self.owner_id else None,
            day=self.submitted_on,
            percent=float(self.score.percent_so_far),
            questions=tuple(
                _answered(response, response.grade)
                for response in self.responses.values()
                if response.grade is not None
            ),
            pending=self._pending(),
            provisional=sum(
                response.grade.is_provisional for response in self.responses.values() if response.grade is not None
            ),
        )


def _answered(response: Response, grade: Grade) -> AnsweredQuestion:
    return AnsweredQuestion(
        question_id=response.question_id,
        fraction=min(1.0, max(0.0, float(grade.fraction))),
        confidence=response.confidence,
        seconds=None if response.duration_ms is None else response.duration_ms / 1000,
    )
