"""What the use cases about attempts answer to takers. The key is in one field, None until it may be seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.application.assessments.quizzes.mark_views import MarkView, ScoreView, WaitsFor, is_provisional, waits_for
from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.appeal import Appeal
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.mark_change import MarkChange
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import Response
from aksio.domain.assessments.quizzes.served_question import ServedQuestion
from aksio.domain.shared.ids import AttemptId, CourseId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class ResponseView:
    """An answer as it stands. `hint` is there once it was taken, `mark` once it may be seen."""

    attempt_id: AttemptId
    question_id: QuestionId
    answer: Answer | None
    answered_at: datetime | None
    confidence: float | None
    duration_ms: int | None
    hint: str | None
    mark: MarkView | None
    pending: bool
    waits_for: WaitsFor | None
    appeal: Appeal | None
    version: int

    @classmethod
    def of(cls, attempt: Attempt, question_id: QuestionId, *, shows_marks: bool) -> Self:
        """The response to one question of an attempt, given or not."""
        response = attempt.responses.get(question_id, Response(question_id=question_id))
        question = attempt.graded_question(question_id)
        told_at_once = attempt.paper.settings.instant_feedback and response.grade is not None
        return cls(
            attempt_id=attempt.id,
            question_id=question_id,
            answer=response.answer,
            answered_at=response.answered_at,
            confidence=response.confidence,
            duration_ms=response.duration_ms,
            hint=attempt.paper.question(question_id).hint if response.hint_taken else None,
            mark=MarkView.of(response, question) if shows_marks or told_at_once else None,
            pending=attempt.is_over and response.grade is None,
            waits_for=waits_for(response) if attempt.is_over else None,
            appeal=response.appeal,
            version=attempt.version,
        )


@dataclass(frozen=True, kw_only=True)
class AttemptView:
    """An attempt as its taker sees it. `score` is None while it is in progress."""

    id: AttemptId
    quiz_id: QuizId
    course_id: CourseId | None
    number: int
    quiz_version: int
    status: AttemptStatus
    ask_confidence: bool
    started_at: datetime
    expires_at: datetime | None
    submitted_at: datetime | None
    updated_at: datetime
    questions: tuple[ServedQuestion, ...]
    answers: tuple[ResponseView, ...]
    score: ScoreView | None
    marks_by_model: int
    waits_for_model: int
    waits_for_owner: int
    changes: tuple[MarkChange, ...]
    version: int

    @classmethod
    def of(cls, attempt: Attempt, *, shows_answers: bool) -> Self:
        """The view for its taker. Changes of marks are shown where marks are."""
        asked = [question.id for question in attempt.paper.questions]
        waiting = [waits_for(each) for each in attempt.responses.values()] if attempt.is_over else []
        given = asked if attempt.is_over else [question_id for question_id in asked if question_id in attempt.responses]
        return cls(
            id=attempt.id,
            quiz_id=attempt.quiz_id,
            course_id=attempt.course_id if attempt.taker_id == attempt.owner_id else None,
            number=attempt.number,
            quiz_version=attempt.paper.version,
            status=attempt.status,
            ask_confidence=attempt.paper.settings.ask_confidence,
            started_at=attempt.started_at,
            expires_at=attempt.expires_at,
            submitted_at=attempt.submitted_at,
            updated_at=attempt.updated_at,
            questions=attempt.paper.served(),
            answers=tuple(ResponseView.of(attempt, each, shows_marks=shows_answers) for each in given),
            score=ScoreView.of(attempt) if attempt.is_over else None,
            marks_by_model=sum(is_provisional(each) for each in attempt.responses.values()),
            waits_for_model=waiting.count(WaitsFor.MODEL),
            waits_for_owner=waiting.count(WaitsFor.OWNER),
            changes=attempt.changes if shows_answers else (),
            version=attempt.version,
        )


@dataclass(frozen=True, kw_only=True)
class AttemptSummary:
    """An attempt in a list. `is_final`: all of it has been marked, and no mark is only a model's suggestion."""

    id: AttemptId
    quiz_id: QuizId
    quiz_title: str
    number: int
    status: AttemptStatus
    started_at: datetime
    expires_at: datetime | None
    submitted_at: datetime | None
    score: float | None
    max_score: float
    percent: float | None
    passed: bool | None
    is_final: bool
    version: int


@dataclass(frozen=True, kw_only=True)
class GradedAnswerView:
    """An answer as the owner of the quiz sees it, who does not see whose it is. `version` is the attempt's."""

    attempt_id: AttemptId
    question_id: QuestionId
    answer: Answer | None
    mark: MarkView
    appeal: Appeal | None
    version: int

    @classmethod
    def of(cls, attempt: Attempt, question: Question) -> Self:
        """The response to a question, once it has been judged."""
        response = attempt.responses[question.id]
        return cls(
            attempt_id=attempt.id,
            question_id=question.id,
            answer=response.answer,
            mark=MarkView.of(response, question),
            appeal=response.appeal,
            version=attempt.version,
        )
