"""How well would each scheduler have known what was remembered?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.ports import MemoryModels
from aksio.application.assessments.schedulers.judging import foretold
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.application.shared.in_thread import in_thread
from aksio.domain.assessments.learner_parameters import Parameters
from aksio.domain.assessments.prediction import Accuracy, accuracy
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import FSRS, SCHEDULERS

FITTED = "fsrs, fitted"


@dataclass(frozen=True, kw_only=True)
class CompareSchedulersQuery:
    """Answers from `since` on are judged; those before are studied all the same. `parameters` are compared too."""

    logs: CardLogs
    since: datetime | None = None
    parameters: Parameters | None = None


class CompareSchedulers:
    """By name of the scheduler. Raises ValueError for parameters that cannot be."""

    def __init__(self, models: MemoryModels) -> None:
        self._models = models

    async def __call__(self, query: CompareSchedulersQuery) -> Mapping[str, Accuracy]:
        return await in_thread(lambda: self._judged(query))

    def _judged(self, query: CompareSchedulersQuery) -> Mapping[str, Accuracy]:
        plain = Schedulers(model=self._models(None))
        found = {name: foretold(name, query.logs, schedulers=plain, since=query.since) for name in SCHEDULERS}
        if query.parameters is not None:
            fitted = Schedulers(model=self._models(query.parameters))
            found[FITTED] = foretold(FSRS, query.logs, schedulers=fitted, since=query.since)
        return {name: accuracy(predictions) for name, predictions in found.items()}
