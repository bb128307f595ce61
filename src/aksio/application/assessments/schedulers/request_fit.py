"""Have the parameters of FSRS fitted to a learner's own log."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.application.assessments.schedulers.parameters_view import ParametersView
from aksio.application.assessments.schedulers.scheduler_ports import OptimizerMissing, ParameterFitter
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.learner_parameters import LearnerParameters
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class RequestFitCommand:
    """Whose."""

    learner_id: LearnerId


class RequestFit:
    """The work follows in the background. Raises OptimizerMissing where it cannot be done here."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels, fitter: ParameterFitter, clock: Clock) -> None:
        self._uow = uow
        self._models = models
        self._fitter = fitter
        self._clock = clock

    async def __call__(self, command: RequestFitCommand) -> ParametersView:
        if not self._fitter.is_available:
            raise OptimizerMissing
        now = self._clock.now()
        async with self._uow as uow:
            found = await uow.parameters.find(command.learner_id)
            if found is None:
                found = LearnerParameters.wanted(command.learner_id, now=now)
                uow.parameters.add(found)
                await uow.commit()
            elif not found.is_waiting:
                found.request(now=now)
                uow.parameters.save(found)
                await uow.commit()
        return ParametersView.of(found, default=self._models.default, can_fit=True)
