"""Attempts on the wire. What a taker is served has no field for the key."""

from datetime import datetime
from typing import Self
from uuid import UUID

from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.mark_views import WaitsFor
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.mark_change import MarkChange
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.assessments.quizzes.served_question import ServedQuestion
from aksio.entrypoints.http.assessments.mark_wire import MarkedAnswerOut, number
from aksio.entrypoints.http.wire import Out, Resource


class PartOut(Out, frozen=True, kw_only=True):
    """What an answer points at."""

    id: str
    text: str


class ServedQuestionOut(Out, frozen=True, kw_only=True, omit_defaults=True):
    """A question to answer. Fields of other types are left out; a cloze has as many gaps as `gap_count`."""

    id: UUID
    type: QuestionKind
    text: str
    points: float
    section: str | None
    has_hint: bool
    hint_cost: float
    options: list[PartOut] | None = None
    left: list[PartOut] | None = None
    right: list[PartOut] | None = None
    items: list[PartOut] | None = None
    gap_count: int | None = None
    asks_unit: bool | None = None
    max_words: int | None = None

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of a served question."""
        assert isinstance(view, ServedQuestion)
        lists = {"options": view.options, "left": view.lefts, "right": view.rights, "items": view.items}
        return cls(
            id=view.id,
            type=view.kind,
            text=view.text,
            points=float(view.points),
            section=view.section,
            has_hint=view.has_hint,
            hint_cost=float(view.hint_cost),
            gap_count=view.gap_count,
            asks_unit=view.asks_unit,
            max_words=view.max_words,
            **{name: [PartOut.of(part) for part in parts] for name, parts in lists.items() if parts},
        )


class GivenAnswerOut(MarkedAnswerOut, frozen=True, kw_only=True):
    """An answer in an attempt. `hint` is there once it was taken; `pending`: it waits for a mark, by `waits_for`."""

    answered_at: datetime | None
    confidence: float | None
    duration_ms: int | None
    hint: str | None
    pending: bool
    waits_for: WaitsFor | None


class MarkChangeOut(Out, frozen=True, kw_only=True):
    """Points before and after, who changed them, and the version of the quiz whose key counts now."""

    question_id: UUID
    before: float | None
    after: float
    by: GradedBy
    quiz_version: int
    changed_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of a change."""
        assert isinstance(view, MarkChange)
        return cls(
            question_id=view.question_id,
            before=number(view.before),
            after=float(view.after),
            by=view.by,
            quiz_version=view.version,
            changed_at=view.changed_at,
        )


class AttemptOut(Resource, frozen=True, kw_only=True):
    """An attempt. Its score is null while it is in progress; `percent` also while anything is not settled.

    `pending_points` wait for a mark. `marks_by_model` of the marks, worth `provisional_points` at most, are
    provisional: the owner of the quiz has not confirmed them. `settled_percent` is of the points of what is settled;
    `percent_so_far` is by all marks there are, provisional ones too, with what waits as nothing.
    """

    id: UUID
    quiz_id: UUID
    course_id: UUID | None
    number: int
    quiz_version: int
    status: AttemptStatus
    ask_confidence: bool
    started_at: datetime
    expires_at: datetime | None
    submitted_at: datetime | None
    updated_at: datetime
    questions: list[ServedQuestionOut]
    answers: list[GivenAnswerOut]
    score: float | None
    max_score: float | None
    pending_points: float | None
    provisional_points: float | None
    marks_by_model: int
    waits_for_model: int
    waits_for_owner: int
    percent: float | None
    settled_percent: float | None
    percent_so_far: float | None
    passed: bool | None
    changes: list[MarkChangeOut]

    @classmethod
    def of(cls, view: object) -> Self:
        """The score stands beside the rest."""
        assert isinstance(view, AttemptView)
        score = view.score
        same = ("id", "quiz_id", "course_id", "number", "quiz_version", "status", "ask_confidence", "started_at")
        later = ("expires_at", "submitted_at", "updated_at", "version")
        judging = ("marks_by_model", "waits_for_model", "waits_for_owner")
        return cls(
            **{name: getattr(view, name) for name in (*same, *later, *judging)},
            questions=[ServedQuestionOut.of(question) for question in view.questions],
            answers=[GivenAnswerOut.of(answer) for answer in view.answers],
            score=number(score.earned if score else None),
            max_score=number(score.maximum if score else None),
            pending_points=number(score.pending if score else None),
            provisional_points=number(score.provisional if score else None),
            percent=number(score.percent if score else None),
            settled_percent=number(score.settled_percent if score else None),
            percent_so_far=number(score.percent_so_far if score else None),
            passed=score.passed if score else None,
            changes=[MarkChangeOut.of(change) for change in view.changes],
        )


class AttemptSummaryOut(Out, frozen=True, kw_only=True):
    """An attempt in a list. `is_final`: all of it has been marked, and no mark is only a model's suggestion."""

    id: UUID
    quiz_id: UUID
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
