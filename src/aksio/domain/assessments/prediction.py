"""How well a scheduler knew beforehand what would be remembered.

Every figure is made of chances that were told before the answer was known.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import TypeVar

_NEARLY_ZERO = 1e-4
_TENTHS = 10

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prediction:
    """The chance of recall told before an answer, and what came of it.

    So many study days had passed since the answer before; the card had had `reviews` answers and `lapses` failures.
    """

    chance: float
    passed: bool
    elapsed_days: int
    reviews: int
    lapses: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CalibrationBin:
    """Predictions with a chance from `low` on: what was expected of them on average, and what was observed."""

    low: float
    predictions: int
    expected: float
    observed: float


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """`log_loss` punishes surprise; `rmse` is how far expectation and observation lie apart in groups of like reviews.

    Both are best at 0. None where nothing was predicted.
    """

    predictions: int
    remembered: float | None
    log_loss: float | None
    rmse: float | None
    calibration: tuple[CalibrationBin, ...]


@dataclass(frozen=True, kw_only=True)
class Gain:
    """How much less another predictor was surprised by the same answers: the mean difference in log loss.

    `standard_error` says how far chance alone may have moved it.
    """

    mean: float
    standard_error: float
    predictions: int

    @property
    def is_clear(self) -> bool:
        """Whether it is more than chance brings: above two standard errors."""
        return self.mean > 2 * self.standard_error


def gain(plain: Sequence[Prediction], other: Sequence[Prediction]) -> Gain:
    """Of two predictors of the same answers, in the same order. Raises ValueError where these are fewer than two."""
    differences = [log_loss([one]) - log_loss([two]) for one, two in zip(plain, other, strict=True)]
    return Gain(
        mean=fmean(differences),
        standard_error=stdev(differences) / math.sqrt(len(differences)),
        predictions=len(differences),
    )


def accuracy(predictions: Sequence[Prediction]) -> Accuracy:
    """All figures at once."""
    if not predictions:
        return Accuracy(predictions=0, remembered=None, log_loss=None, rmse=None, calibration=())
    return Accuracy(
        predictions=len(predictions),
        remembered=sum(one.passed for one in predictions) / len(predictions),
        log_loss=log_loss(predictions),
        rmse=rmse(predictions),
        calibration=calibration(predictions),
    )


def log_loss(predictions: Sequence[Prediction]) -> float:
    """The mean of -ln(chance given to what happened). Nothing is held for quite impossible: chances keep 0.0001 from 0
    and 1, or a single certain error would outweigh all the rest."""
    return -math.fsum(math.log(_given_to_what_happened(one)) for one in predictions) / len(predictions)


def rmse(predictions: Sequence[Prediction]) -> float:
    """RMSE (bins): the difference of mean expectation and observation in groups of like reviews, squared, weighted by
    their size. [The groups are those of the srs-benchmark: elapsed days, reviews and lapses, each in geometric steps.]

    The groups do not hang on what was predicted, so that a coarse predictor cannot hide in few of them.
    """
    groups = _grouped(predictions, _alike)
    squares = ((_mean_chance(group) - _share_passed(group)) ** 2 * len(group) for group in groups.values())
    return math.sqrt(math.fsum(squares) / len(predictions))


def calibration(predictions: Sequence[Prediction]) -> tuple[CalibrationBin, ...]:
    """By tenths of the predicted chance, those that have none left out."""
    groups = _grouped(predictions, lambda one: min(_TENTHS - 1, int(one.chance * _TENTHS)))
    return tuple(
        CalibrationBin(
            low=tenth / _TENTHS,
            predictions=len(group),
            expected=_mean_chance(group),
            observed=_share_passed(group),
        )
        for tenth, group in sorted(groups.items())
    )


def _given_to_what_happened(one: Prediction) -> float:
    chance = min(1 - _NEARLY_ZERO, max(_NEARLY_ZERO, one.chance))
    return chance if one.passed else 1 - chance


def _alike(one: Prediction) -> tuple[int, int, int]:
    return _step(one.elapsed_days, 3.62), _step(one.reviews, 1.89), _step(one.lapses, 1.73)


def _step(value: int, factor: float) -> int:
    """Which geometric step a number falls in; 0 stands alone."""
    return -1 if value == 0 else math.floor(math.log(value) / math.log(factor))


def _grouped(predictions: Iterable[Prediction], key: Callable[[Prediction], Key]) -> dict[Key, list[Prediction]]:
    groups: dict[Key, list[Prediction]] = defaultdict(list)
    for one in predictions:
        groups[key(one)].append(one)
    return groups


def _mean_chance(group: Sequence[Prediction]) -> float:
    return math.fsum(one.chance for one in group) / len(group)


def _share_passed(group: Sequence[Prediction]) -> float:
    return sum(one.passed for one in group) / len(group)
