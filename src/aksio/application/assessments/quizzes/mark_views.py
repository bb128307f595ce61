"""What attempts and answers are worth, who gave the marks, and who has yet to."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.model_reading import ModelReading, Sample
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import GradedBy, Response


@dataclass(frozen=True, kw_only=True)
class ScoreView:
    """`percent` is None while anything waits for a mark, or for the owner to confirm it; `passed` while it depends on
    that, and without a passing mark.

    `settled_percent` is of the points whose marks are final, `percent_so_far` by all marks that there are.
    """

    earned: Fraction
    maximum: Fraction
    pending: Fraction
    provisional: Fraction
    percent: Fraction | None
    settled_percent: Fraction | None
    percent_so_far: Fraction
    passed: bool | None

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        """The score of an attempt that is over."""
        score = attempt.score
        return cls(
            earned=score.earned,
            maximum=score.maximum,
            pending=score.pending,
            provisional=score.provisional,
            percent=score.percent,
            settled_percent=score.settled_percent,
            percent_so_far=score.percent_so_far,
            passed=score.passed(attempt.paper.settings.passing_percent),
        )


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """The level of a criterion that a model sees met, and the words of the answer that earn it."""

    criterion: str
    level: str
    quote: str | None


def evidence_of(response: Response) -> tuple[EvidenceView, ...]:
    """What the first of agreeing samples found."""
    reading = response.reading
    return () if reading is None or not reading.samples else findings_of(reading, reading.samples[0])


def findings_of(reading: ModelReading, sample: Sample) -> tuple[EvidenceView, ...]:
    """A sample in the words of its criteria."""
    return tuple(
        EvidenceView(criterion=yardstick.name, level=yardstick.levels[finding.level].text, quote=finding.quote)
        for yardstick, finding in zip(reading.yardsticks, sample.findings, strict=True)
    )


@dataclass(frozen=True, kw_only=True)
class MarkView:
    """What an answer earned, and the key. `fraction` is None while it waits for somebody to judge it.

    `evidence` is what a model found, criterion by criterion, where the mark is its: provisional until the owner speaks.
    """

    fraction: Fraction | None
    score: Fraction | None
    graded_by: GradedBy | None
    feedback: tuple[str, ...]
    comment: str | None
    evidence: tuple[EvidenceView, ...]
    key: Question

    @classmethod
    def of(cls, response: Response, question: Question) -> Self:
        """The mark of a response."""
        grade = response.grade
        return cls(
            fraction=grade.fraction if grade else None,
            score=grade.fraction * Fraction(question.points) if grade else None,
            graded_by=grade.by if grade else None,
            feedback=grade.feedback if grade else (),
            comment=grade.comment if grade else None,
            evidence=evidence_of(response) if is_provisional(response) else (),
            key=question,
        )


class WaitsFor(StrEnum):
    """Who is to judge an answer."""

    MODEL = "model"
    OWNER = "owner"


def is_provisional(response: Response) -> bool:
    """Whether it has a mark that the owner has not confirmed."""
    return response.grade is not None and response.grade.is_provisional


def waits_for(response: Response) -> WaitsFor | None:
    """Of an attempt that is over; None once it has a mark."""
    if response.grade is not None:
        return None
    return WaitsFor.MODEL if response.waits_for_model else WaitsFor.OWNER
