"""Fit the parameters of FSRS to a learner's log, and keep them if they are of use."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.application.assessments.schedulers.scheduler_ports import ParameterFitter
from aksio.application.assessments.schedulers.trial import Trial, tried
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.learner_parameters import LearnerParameters
from aksio.domain.shared.ids import LearnerId

MOST_ANSWERS = 50_000
"""The latest ones. Older habits say little of a memory, and the work grows with every answer."""


@dataclass(frozen=True, kw_only=True)
class FitParametersCommand:
    """Whose."""

    learner_id: LearnerId


class FitParameters:
    """Does what was asked for, once: where nobody waits for it there is nothing to do. Raises OptimizerMissing."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels, fitter: ParameterFitter, clock: Clock) -> None:
        self._uow = uow
        self._models = models
        self._fitter = fitter
        self._clock = clock

    async def __call__(self, command: FitParametersCommand) -> None:
        async with self._uow as uow:
            asked = await uow.parameters.find(command.learner_id)
            if asked is None or not asked.is_waiting:
                return
            logs = await uow.reviews.of_learner(command.learner_id, at_most=MOST_ANSWERS)
        trial = await in_thread(lambda: tried(logs, self._fitter, self._models))
        async with self._uow as uow:
            found = await uow.parameters.find(command.learner_id)
            if found is not None and found.is_waiting:
                self._decide(found, trial)
                uow.parameters.save(found)
                await uow.commit()

    def _decide(self, found: LearnerParameters, trial: Trial | None) -> None:
        now = self._clock.now()
        if trial is not None and trial.is_won:
            found.keep(trial.parameters, trial.gain, now=now)
        else:
            found.reject(None if trial is None else trial.gain, now=now)
