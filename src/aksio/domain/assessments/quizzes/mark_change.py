"""The record of marks that changed after they were given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import GradedBy, Response
from aksio.domain.shared.ids import QuestionId


@dataclass(frozen=True, kw_only=True)
class MarkChange:
    """Points before (None: nobody had judged it) and after, by whom, and the version whose key counts now."""

    question_id: QuestionId
    before: Fraction | None
    after: Fraction
    by: GradedBy
    version: int
    changed_at: datetime


def earned_points(
    questions: Iterable[Question], responses: Mapping[QuestionId, Response]
) -> dict[QuestionId, Fraction]:
    """The points of every question that has a mark."""
    points: dict[QuestionId, Fraction] = {}
    for question in questions:
        response = responses.get(question.id)
        if response is not None and response.grade is not None:
            points[question.id] = response.grade.fraction * Fraction(question.points)
    return points


def mark_changes(
    before: Mapping[QuestionId, Fraction],
    after: Mapping[QuestionId, Fraction],
    *,
    by: GradedBy,
    version: int,
    now: datetime,
) -> tuple[MarkChange, ...]:
    """What differs, question by question."""
    return tuple(
        MarkChange(
            question_id=question_id,
            before=before.get(question_id),
            after=points,
            by=by,
            version=version,
            changed_at=now,
        )
        for question_id, points in after.items()
        if before.get(question_id) != points
    )
