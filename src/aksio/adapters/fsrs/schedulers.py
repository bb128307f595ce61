"""Schedulers for learners, with the memory model of the package fsrs."""

from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.shared.ids import LearnerId


class FsrsSchedulers:
    """See the port `LearnerSchedulers`. Every learner has the parameters that were found for many."""

    def __init__(self) -> None:
        self._schedulers = Schedulers(model=FsrsMemoryModel())

    async def of(self, learner_id: LearnerId) -> Schedulers:  # all are alike
        """See the port."""
        return self._schedulers
