"""One taker's way through a quiz."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.mark_change import MarkChange, earned_points, mark_changes
from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import (
    AnswerLocked,
    AttemptNotSubmitted,
    AttemptOver,
    NoHint,
    QuestionNotFound,
)
from aksio.domain.assessments.quizzes.quiz_events import (
    AnsweredQuestion,
    AttemptEvent,
    AttemptGraded,
    AttemptSubmitted,
)
from aksio.domain.assessments.quizzes.quiz_settings import ShowAnswers
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.response import Grade, GradedBy, Response, graded_by_key
from aksio.domain.assessments.quizzes.score import Score
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid, refuse
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.text import text_error

LONGEST_MS = 86_400_000
LONGEST_COMMENT = 5_000


@dataclass(kw_only=True, eq=False)
class Attempt(Aggregate):
    """`paper` is what was served. `key` has the same questions as they are graded by now: of version `graded_version`.

    `number` counts a taker's attempts at a quiz. `course_id` is the quiz's. Times are the server's.
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
    changes: tuple[MarkChange, ...] = ()
    updated_at: datetime

    @classmethod
    def start(
        cls,
        *,
        id: AttemptId,
        version: QuizVersion,
        taker_id: LearnerId,
        course_id: CourseId,
        number: int,
        now: datetime,
    ) -> Self:
        """Draw a paper by the attempt's own id, and let the clock run."""
        paper = Paper.drawn(version, id.hex)
        return cls(
            id=id,
            quiz_id=version.quiz_id,
            owner_id=version.learner_id,
            taker_id=taker_id,
            course_id=course_id,
            number=number,
            paper=paper,
            key=paper.questions,
            graded_version=version.number,
            started_at=now,
            expires_at=version.settings.deadline(now),
            updated_at=now,
        )

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

    def graded_question(self, question_id: QuestionId) -> Question:
        """A question as it is graded by now. Raises QuestionNotFound."""
        for question in self.key:
            if question.id == question_id:
                return question
        raise QuestionNotFound

    def answer(
        self,
        question_id: QuestionId,
        answer: Answer | None,
        *,
        confidence: float | None = None,
        duration_ms: int | None = None,
        now: datetime,
    ) -> None:
        """Take an answer in place of an earlier one; None takes it back.

        Raises QuestionNotFound, AttemptOver, AnswerLocked, and Invalid when it cannot be an answer to that question.
        """
        question = self._open_question(question_id, now)
        _check_numbers(confidence, duration_ms)
        question.grade(answer)
        before = self.responses.get(question_id, Response(question_id=question_id))
        if before.grade is not None:
            if before.answer != answer:
                raise AnswerLocked
            return
        given = replace(before, answer=answer, answered_at=now, confidence=confidence, duration_ms=duration_ms)
        if self.paper.settings.instant_feedback and answer is not None:
            given = replace(given, grade=self._grade_by_key(question, given, now))
        self.responses[question_id] = given
        self.updated_at = now

    def take_hint(self, question_id: QuestionId, *, now: datetime) -> str:
        """The hint. Taking it twice costs as much as once. Raises QuestionNotFound, AttemptOver and NoHint."""
        question = self._open_question(question_id, now)
        if question.hint is None:
            raise NoHint
        before = self.responses.get(question_id, Response(question_id=question_id))
        if before.grade is None and not before.hint_taken:
            self.responses[question_id] = replace(before, hint_taken=True)
            self.updated_at = now
        return question.hint

    def submit(self, *, calendar: StudyCalendar, now: datetime) -> None:
        """Finish. Submitting twice is once; when the time was up before, it counts as submitted then."""
        if self.is_over:
            return
        at = self.expires_at if self.expires_at is not None and now >= self.expires_at else now
        self.submitted_at, self.submitted_on = at, calendar.day_of(at)
        self._grade_all(at)
        self._settle(now)
        self._record(self._event(AttemptSubmitted, now))
        self._say_when_graded(now)

    def grade(self, question_id: QuestionId, fraction: Fraction, *, comment: str | None = None, now: datetime) -> None:
        """The owner's word on an answer, which is final. Raises QuestionNotFound, AttemptNotSubmitted and Invalid."""
        self.graded_question(question_id)
        if not self.is_over:
            raise AttemptNotSubmitted
        if not 0 <= fraction <= 1:
            raise Invalid.field("/score", "out_of_range", "Must be from 0 to the points of the question.")
        refuse([None if comment is None else text_error("/comment", comment, longest=LONGEST_COMMENT)])
        grade = Grade(fraction=fraction, by=GradedBy.OWNER, graded_at=now, comment=comment)
        before = earned_points(self.key, self.responses)
        self.responses[question_id] = replace(self.responses[question_id], grade=grade)
        self._note_changes(before, GradedBy.OWNER, now)

    def regrade(self, version: QuizVersion, *, now: datetime) -> None:
        """Grade by another version. The owner's marks stand; a question that is gone there is graded as before."""
        if not self.is_over:
            raise AttemptNotSubmitted
        if version.number == self.graded_version:
            return
        before = earned_points(self.key, self.responses)
        self.key, self.graded_version = key_of(self.paper, version), version.number
        self._grade_all(now)
        self._note_changes(before, GradedBy.KEY, now)

    def _open_question(self, question_id: QuestionId, now: datetime) -> Question:
        question = self.paper.question(question_id)
        if self.is_over or self.is_overdue(now):
            raise AttemptOver
        return question

    def _grade_all(self, now: datetime) -> None:
        for question in self.key:
            response = self.responses.get(question.id, Response(question_id=question.id))
            if response.grade is None or response.grade.by is GradedBy.KEY:
                response = replace(response, grade=self._grade_by_key(question, response, now))
            self.responses[question.id] = response

    def _grade_by_key(self, question: Question, response: Response, now: datetime) -> Grade | None:
        return graded_by_key(response, question, negative_marking=self.paper.settings.negative_marking, now=now)

    def _note_changes(self, before: dict[QuestionId, Fraction], by: GradedBy, now: datetime) -> None:
        after = earned_points(self.key, self.responses)
        changes = mark_changes(before, after, by=by, version=self.graded_version, now=now)
        self._settle(now)
        if changes:
            self.changes += changes
            self._say_when_graded(now)

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
        )


def key_of(paper: Paper, version: QuizVersion) -> tuple[Question, ...]:
    """The paper's questions as that version has them. One that is gone there stays as it was served."""
    newer = {(question.id, question.kind): question for question in version.questions}
    return tuple(newer.get((question.id, question.kind), question) for question in paper.questions)


def _answered(response: Response, grade: Grade) -> AnsweredQuestion:
    return AnsweredQuestion(
        question_id=response.question_id,
        fraction=min(1.0, max(0.0, float(grade.fraction))),
        confidence=response.confidence,
        seconds=None if response.duration_ms is None else response.duration_ms / 1000,
    )


def _check_numbers(confidence: float | None, duration_ms: int | None) -> None:
    if confidence is not None and not 0 <= confidence <= 1:
        raise Invalid.field("/confidence", "out_of_range", "Must be from 0 to 1.")
    if duration_ms is not None and not 0 <= duration_ms <= LONGEST_MS:
        raise Invalid.field("/duration_ms", "out_of_range", f"Must be from 0 to {LONGEST_MS}.")
