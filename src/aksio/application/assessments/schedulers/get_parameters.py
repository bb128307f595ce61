"""Which parameters does FSRS follow a learner with?"""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.application.assessments.schedulers.parameters_view import ParametersView
from aksio.application.assessments.schedulers.scheduler_ports import ParameterFitter
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetParametersQuery:
    """Whose."""

    learner_id: LearnerId


class GetParameters:
    """There always are some: those found for many, where nothing was fitted."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels, fitter: ParameterFitter) -> None:
        self._uow = uow
        self._models = models
        self._fitter = fitter

    async def __call__(self, query: GetParametersQuery) -> ParametersView:
        async with self._uow as uow:
            found = await uow.parameters.find(query.learner_id)
        return ParametersView.of(found, default=self._models.default, can_fit=self._fitter.is_available)
