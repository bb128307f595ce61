"""Marks on the wire: what an answer earned, by whose word, and what its taker has against it."""

from datetime import datetime
from fractions import Fraction
from typing import Any, Self
from uuid import UUID

from aksio.application.assessments.quizzes.attempt_views import GradedAnswerView, ResponseView
from aksio.application.assessments.quizzes.mark_views import MarkView, findings_of
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge
from aksio.domain.assessments.quizzes.appeal import Appeal, AppealStatus
from aksio.domain.assessments.quizzes.model_reading import LeftBecause, ModelReading, ReadingStatus, worth_of
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.assessments.answer_wire import AnswerOut, answer_out
from aksio.entrypoints.http.assessments.question_out import KeyOut
from aksio.entrypoints.http.wire import Body, Out, Resource


class EvidenceOut(Out, frozen=True, kw_only=True):
    """The level of a criterion that a model sees met, and the words of the answer that earn it, verbatim."""

    criterion: str
    level: str
    quote: str | None


class AppealOut(Out, frozen=True, kw_only=True):
    """An objection to a mark. `upheld`: the mark stands; `changed`: there is another."""

    reason: str
    status: AppealStatus
    made_at: datetime
    decided_at: datetime | None


class MarkedAnswerOut(Resource, frozen=True, kw_only=True):
    """An answer and what it earned: null where it waits for somebody, or may not be seen. `version`: the attempt's.

    A mark by a model is `provisional`, and shows its `evidence`, until the owner of the quiz confirms or changes it.
    """

    attempt_id: UUID
    question_id: UUID
    answer: AnswerOut | None
    score: float | None
    fraction: float | None
    is_correct: bool | None
    graded_by: GradedBy | None
    feedback: list[str]
    comment: str | None
    provisional: bool
    evidence: list[EvidenceOut]
    appeal: AppealOut | None
    key: KeyOut | None

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of a graded answer, or of an answer in an attempt."""
        assert isinstance(view, GradedAnswerView | ResponseView)
        rest = {name: getattr(view, name) for name in cls.__struct_fields__ if hasattr(view, name)}
        appeal = appeal_out(view.appeal)
        return cls(**{**rest, **_mark(view.mark), "answer": answer_out(view.answer), "appeal": appeal})


def _mark(mark: MarkView | None) -> dict[str, Any]:
    fraction = mark.fraction if mark else None
    return {
        "score": number(mark.score if mark else None),
        "fraction": number(fraction),
        "is_correct": None if fraction is None else fraction == 1,
        "graded_by": mark.graded_by if mark else None,
        "feedback": list(mark.feedback) if mark else [],
        "provisional": mark is not None and mark.graded_by is GradedBy.MODEL,
        "evidence": [EvidenceOut.of(found) for found in mark.evidence] if mark else [],
        "comment": mark.comment if mark else None,
        "key": KeyOut.of_question(mark.key) if mark else None,
    }


class SampleOut(Out, frozen=True, kw_only=True):
    """One look of a model at an answer, and the points that it would give."""

    score: float
    evidence: list[EvidenceOut]


class ReadingOut(Out, frozen=True, kw_only=True):
    """What a model made of an answer. `reason` says why its word does not count: then it is the owner's turn."""

    status: ReadingStatus
    reason: LeftBecause | None
    model: str | None
    samples: list[SampleOut]

    @classmethod
    def of_points(cls, reading: ModelReading, points: float) -> Self:
        """The wire form of the reading of an answer to a question that is worth so many points."""
        samples = [
            SampleOut(
                score=float(worth_of(sample, reading.yardsticks)) * points,
                evidence=[EvidenceOut.of(found) for found in findings_of(reading, sample)],
            )
            for sample in reading.samples
        ]
        return cls(status=reading.status, reason=reading.reason, model=reading.model, samples=samples)


class AnswerToJudgeOut(Out, frozen=True, kw_only=True):
    """An answer that its owner may judge: without a mark, with a model's, or with an objection to it."""

    attempt_id: UUID
    question_id: UUID
    answer: AnswerOut | None
    text: str
    points: float
    score: float | None
    graded_by: GradedBy | None
    reading: ReadingOut | None
    appeal: AppealOut | None
    submitted_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of an answer in an owner's list."""
        assert isinstance(view, AnswerToJudge)
        same = ("attempt_id", "question_id", "text", "points", "graded_by", "submitted_at")
        return cls(
            **{name: getattr(view, name) for name in same},
            answer=answer_out(view.answer),
            score=None if view.mark is None else view.mark * view.points,
            reading=None if view.reading is None else ReadingOut.of_points(view.reading, view.points),
            appeal=appeal_out(view.appeal),
        )


def appeal_out(appeal: Appeal | None) -> AppealOut | None:
    """The wire form of an appeal."""
    return None if appeal is None else AppealOut.of(appeal)


class NewGrade(Body, frozen=True, kw_only=True):
    """The owner's mark, in points of the question."""

    score: float
    comment: str | None = None

    def to_score(self) -> Fraction:
        """Exactly as it was written."""
        if not 0 <= self.score <= 1_000:
            raise Invalid.field("/score", "out_of_range", "Must be from 0 to the points of the question.")
        return Fraction(str(self.score))


class NewAppeal(Body, frozen=True, kw_only=True):
    """Why the mark should be another."""

    reason: str


class NewDecision(Body, frozen=True, kw_only=True):
    """The owner's answer to an appeal: another mark in points of the question, or none to let it stand."""

    score: float | None = None
    comment: str | None = None

    def to_score(self) -> Fraction | None:
        """Exactly as it was written."""
        return None if self.score is None else NewGrade(score=self.score).to_score()


def number(number: Fraction | None) -> float | None:
    """As clients count."""
    return None if number is None else float(number)
