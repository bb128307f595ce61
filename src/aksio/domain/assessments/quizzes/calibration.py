"""Does a taker know what they know? Confidence held against marks."""

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 5


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


def calibration(answers: Iterable[tuple[float, float]]) -> Calibration:
    """The report on pairs of confidence and mark, both from 0 to 1. One pass, whatever their number."""
    sums = [[0, 0.0, 0.0, 0.0] for _ in range(BINS)]
    for confidence, mark in answers:
        here = sums[min(BINS - 1, int(confidence * BINS))]
        here[0] += 1
        here[1] += confidence
        here[2] += mark
        here[3] += (confidence - mark) ** 2
    count = int(sum(one[0] for one in sums))
    return Calibration(
        answers=count,
        brier=sum(one[3] for one in sums) / count if count else None,
        bias=sum(one[1] - one[2] for one in sums) / count if count else None,
        bins=tuple(
            ConfidenceBin(
                lower=number / BINS,
                upper=(number + 1) / BINS,
                answers=int(answers),
                mean_confidence=confidence / answers,
                mean_mark=mark / answers,
            )
            for number, (answers, confidence, mark, _) in enumerate(sums)
            if answers
        ),
    )
