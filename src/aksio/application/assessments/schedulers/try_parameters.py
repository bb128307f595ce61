"""Fit parameters to a log, and see whether they are of use."""

from dataclasses import dataclass

from aksio.application.assessments.ports import MemoryModels
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, ParameterFitter
from aksio.application.assessments.schedulers.trial import Trial, tried
from aksio.application.shared.in_thread import in_thread


@dataclass(frozen=True, kw_only=True)
class TryParametersCommand:
    """A log: what to fit to, and what to judge by."""

    logs: CardLogs


class TryParameters:
    """None where the log is too short. Raises OptimizerMissing."""

    def __init__(self, fitter: ParameterFitter, models: MemoryModels) -> None:
        self._fitter = fitter
        self._models = models

    async def __call__(self, command: TryParametersCommand) -> Trial | None:
        return await in_thread(lambda: tried(command.logs, self._fitter, self._models))
