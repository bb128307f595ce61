"""The memory model of the package fsrs (FSRS-6), asked through its public interface only."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from aksio.domain.assessments.learner_parameters import Parameters
from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.rating import Rating

PLACES = 6
"""Memories are rounded, so that machines whose powers differ in the last bit agree."""

_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_WAIT, _LONGEST_STABILITY = 1_000_000, 36_500.0
RATINGS = {
    Rating.BLACKOUT: fsrs.Rating.Again,
    Rating.WRONG: fsrs.Rating.Again,
    Rating.NEARLY: fsrs.Rating.Again,
    Rating.HARD: fsrs.Rating.Hard,
    Rating.GOOD: fsrs.Rating.Good,
    Rating.EASY: fsrs.Rating.Easy,
}


class FsrsMemoryModel:
    """See the port `MemoryModel`. Its 21 parameters are those found for many learners, unless others are given.

    Raises ValueError for parameters out of the package's bounds.
    """

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        self._scheduler = fsrs.Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._decay = self._scheduler.parameters[-1]

    def first(self, rating: Rating) -> Memory:
        """See the port."""
        return self._after(fsrs.Card(card_id=1, due=_SOME_DAY), rating, _SOME_DAY)

    def next(self, memory: Memory, rating: Rating, *, elapsed_days: int) -> Memory:
        """See the port."""
        card = fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=_SOME_DAY,
            last_review=_SOME_DAY,
        )
        return self._after(card, rating, _SOME_DAY + timedelta(days=min(elapsed_days, _LONGEST_WAIT)))

    def _after(self, card: fsrs.Card, rating: Rating, at: datetime) -> Memory:
        reviewed, _ = self._scheduler.review_card(card, RATINGS[rating], at)
        assert reviewed.stability is not None
        assert reviewed.difficulty is not None
        return Memory(
            stability=round(min(reviewed.stability, _LONGEST_STABILITY), PLACES),
            difficulty=round(reviewed.difficulty, PLACES),
            decay=self._decay,
        )


class FsrsMemoryModels:
    """See the port."""

    @property
    def default(self) -> Parameters:
        """See the port."""
        return DEFAULT_PARAMETERS

    def __call__(self, parameters: Parameters | None) -> FsrsMemoryModel:
        """See the port."""
        return _model(parameters or DEFAULT_PARAMETERS)


@lru_cache(maxsize=1_024)
def _model(parameters: Parameters) -> FsrsMemoryModel:
    return FsrsMemoryModel(parameters)
