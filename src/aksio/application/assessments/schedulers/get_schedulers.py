"""Which schedulers do a learner's cards follow? Asked by those who look ahead."""

from dataclasses import dataclass

from aksio.application.assessments.known_schedulers import schedulers_of
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetSchedulersQuery:
    """Whose."""

    learner_id: LearnerId


class GetSchedulers:
    """All of them, FSRS with the learner's own memory."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels) -> None:
        self._uow = uow
        self._models = models

    async def __call__(self, query: GetSchedulersQuery) -> Schedulers:
        async with self._uow as uow:
            return await schedulers_of(query.learner_id, uow.parameters, self._models)
