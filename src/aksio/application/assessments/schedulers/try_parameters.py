"""Fit parameters to a log, and see whether they are of use."""

from dataclasses import dataclass

from aksio.application.assessments.schedulers.judging import judged
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, MemoryModels, ParameterFitter
from aksio.application.assessments.schedulers.trial import Trial, before, moment_of_trial
from aksio.application.shared.in_thread import in_thread
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import FSRS


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


def tried(logs: CardLogs, fitter: ParameterFitter, models: MemoryModels) -> Trial | None:
    """The trial itself, which keeps a processor busy for a while."""
    if not any(logs.values()):
        return None
    since = moment_of_trial(logs)
    earlier = before(logs, since)
    parameters = fitter.fit(earlier)
    if parameters is None:
        return None
    default, fitted = Schedulers(model=models(None)), Schedulers(model=models(parameters))
    return Trial(
        parameters=parameters,
        since=since,
        earlier=sum(map(len, earlier.values())),
        default=judged(FSRS, logs, schedulers=default, since=since),
        fitted=judged(FSRS, logs, schedulers=fitted, since=since),
    )
