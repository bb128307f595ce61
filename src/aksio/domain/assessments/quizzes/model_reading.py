"""What a language model makes of an answer, and when that may count as a mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Self

from aksio.domain.assessments.card_text import fold_spaces, words
from aksio.domain.assessments.quizzes.grader_addressed import speaks_to_the_grader
from aksio.domain.assessments.quizzes.mark import NOTHING
from aksio.domain.assessments.quizzes.yardstick import Yardstick

SAMPLES = 2
"""A model is asked so many times, each time as if it were the first."""


class ReadingStatus(StrEnum):
    """`pending`: a model will look at the answer. `agreed`: its samples gave the mark. Else a person has to."""

    PENDING = "pending"
    AGREED = "agreed"
    LEFT_TO_OWNER = "left_to_owner"


class LeftBecause(StrEnum):
    """Why a model's word does not count, or there is none."""

    DISAGREED = "disagreed"
    UNPROVEN = "unproven"
    MALFORMED = "malformed"
    ADDRESSES_GRADER = "addresses_grader"
    REFUSED = "refused"
    BUDGET = "budget"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The level that a model sees met, for one criterion, and the words of the answer that earn it."""

    level: int
    quote: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One look at an answer: a finding for each criterion, in their order.

    `addresses_grader`: the answer tries to give orders instead of answering.
    """

    findings: tuple[Finding, ...]
    addresses_grader: bool = False


@dataclass(frozen=True, kw_only=True)
class ModelReading:
    """Where the reading of one answer stands. Samples that fit the `yardsticks` are kept for the owner."""

    PENDING: ClassVar["ModelReading"]

    status: ReadingStatus
    reason: LeftBecause | None = None
    model: str | None = None
    yardsticks: tuple[Yardstick, ...] = ()
    samples: tuple[Sample, ...] = ()

    @classmethod
    def left(cls, reason: LeftBecause) -> Self:
        """A person has to look, without the help of a model."""
        return cls(status=ReadingStatus.LEFT_TO_OWNER, reason=reason)

    @classmethod
    def of(
        cls, answer: str, yardsticks: Sequence[Yardstick], samples: Sequence[Sample], *, model: str | None = None
    ) -> Self:
        """Agreed only when every sample fits the criteria, proves what it gives, and says the same as the others."""
        reason = _doubt(answer, yardsticks, samples)
        return cls(
            status=ReadingStatus.AGREED if reason is None else ReadingStatus.LEFT_TO_OWNER,
            reason=reason,
            model=model,
            yardsticks=tuple(yardsticks),
            samples=tuple(sample for sample in samples if fits(sample, yardsticks)),
        )

    @property
    def fraction(self) -> Fraction | None:
        """What the samples agree on, of the points; None where they do not count."""
        is_agreed = self.status is ReadingStatus.AGREED
        return worth_of(self.samples[0], self.yardsticks) if is_agreed else None


ModelReading.PENDING = ModelReading(status=ReadingStatus.PENDING)


def worth_of(sample: Sample, yardsticks: Sequence[Yardstick]) -> Fraction:
    """The fraction of the points that a sample gives: what its levels are worth, of the most there is."""
    pairs = zip(yardsticks, sample.findings, strict=True)
    got = sum((yardstick.levels[finding.level].worth for yardstick, finding in pairs), NOTHING)
    return got / sum((yardstick.most for yardstick in yardsticks), NOTHING)


def is_quoted(quote: str | None, answer: str) -> bool:
    """Whether those words stand in the answer, one after the other and to the letter; white space does not count."""
    return quote is not None and bool(words(quote)) and fold_spaces(quote) in fold_spaces(answer)


def fits(sample: Sample, yardsticks: Sequence[Yardstick]) -> bool:
    """Whether it names one level that exists for every criterion."""
    return len(sample.findings) == len(yardsticks) and all(
        0 <= finding.level < len(yardstick.levels)
        for yardstick, finding in zip(yardsticks, sample.findings, strict=True)
    )


def _doubt(answer: str, yardsticks: Sequence[Yardstick], samples: Sequence[Sample]) -> LeftBecause | None:
    if speaks_to_the_grader(answer) or any(sample.addresses_grader for sample in samples):
        return LeftBecause.ADDRESSES_GRADER
    if len(samples) < SAMPLES or not all(fits(sample, yardsticks) for sample in samples):
        return LeftBecause.MALFORMED
    if not all(_is_proven(sample, yardsticks, answer) for sample in samples):
        return LeftBecause.UNPROVEN
    levels = {tuple(finding.level for finding in sample.findings) for sample in samples}
    return LeftBecause.DISAGREED if len(levels) > 1 else None


def _is_proven(sample: Sample, yardsticks: Sequence[Yardstick], answer: str) -> bool:
    return all(
        yardstick.levels[finding.level].worth == NOTHING or is_quoted(finding.quote, answer)
        for yardstick, finding in zip(yardsticks, sample.findings, strict=True)
    )
