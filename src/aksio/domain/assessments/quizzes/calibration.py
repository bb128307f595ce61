"""Does a taker know what they know? Confidence held against marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

BINS = 5


@dataclass(frozen=True, kw_only=True)
class ConfidenceSums:
    """Over answers of about the same confidence: of confidence, of marks, and of their squared distance."""

    answers: int = 0
    confidence: float = 0
    mark: float = 0
    squared: float = 0

    def plus(self, *, confidence: float, mark: float) -> Self:
        """One answer more."""
        return type(self)(
            answers=self.answers + 1,
            confidence=self.confidence + confidence,
            mark=self.mark + mark,
            squared=self.squared + (confidence - mark) ** 2,
        )


@dataclass(frozen=True, kw_only=True)
class ConfidenceBin:
    """Answers given with a confidence from `lower` up to `upper`."""

    lower: float
    upper: float
    answers: int
    mean_confidence: float
    mean_mark: float


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """`brier` is the mean squared distance of confidence and mark: 0 is perfect. `bias` above 0 is overconfidence."""

    answers: int
    brier: float | None
    bias: float | None
    bins: tuple[ConfidenceBin, ...]


def bin_of(confidence: float) -> int:
    """Which of the equal bins a confidence falls into; the last one holds certainty too."""
    return min(BINS - 1, int(confidence * BINS))


def calibration(sums: Mapping[int, ConfidenceSums]) -> Calibration:
    """The report on the sums of each bin."""
    answers = sum(one.answers for one in sums.values())
    return Calibration(
        answers=answers,
        brier=sum(one.squared for one in sums.values()) / answers if answers else None,
        bias=sum(one.confidence - one.mark for one in sums.values()) / answers if answers else None,
        bins=tuple(
            ConfidenceBin(
                lower=number / BINS,
                upper=(number + 1) / BINS,
                answers=one.answers,
                mean_confidence=one.confidence / one.answers,
                mean_mark=one.mark / one.answers,
            )
            for number, one in sorted(sums.items())
        ),
    )
