"""Answers that are asked for with every request and hardly ever change, remembered for a moment."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId

T = TypeVar("T")

_FOR = timedelta(seconds=5)
_MOST = 10_000


class Remembered(Generic[T]):
    """One answer for each learner, for a few seconds; of too many learners the oldest answers go."""

    def __init__(self, ask: Callable[[LearnerId], Awaitable[T]], clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._answers: OrderedDict[LearnerId, tuple[datetime, T]] = OrderedDict()

    async def of(self, learner_id: LearnerId) -> T:
        """The answer as it was at most some seconds ago."""
        now = self._clock.now()
        remembered = self._answers.get(learner_id)
        if remembered is not None and now - remembered[0] < _FOR:
            return remembered[1]
        answer = await self._ask(learner_id)
        self._answers[learner_id] = (now, answer)
        self._answers.move_to_end(learner_id)
        if len(self._answers) > _MOST:
            self._answers.popitem(last=False)
        return answer
