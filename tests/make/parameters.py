"""Parameters for tests, and a fitter that needs no PyTorch."""

from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, OptimizerMissing
from aksio.domain.assessments.learner_parameters import Parameters
from tests.make.study import MODELS

FORGETFUL: Parameters = (*(one / 20 for one in MODELS.default[:4]), *MODELS.default[4:20], 0.5)
"""Of somebody who forgets within hours what others keep for days."""


class TheseParameters:
    """Always finds the same, or nothing; or cannot do its work at all."""

    def __init__(self, found: Parameters | None, *, is_available: bool = True) -> None:
        self._found = found
        self.is_available = is_available
        self.asked_with = 0

    def fit(self, logs: CardLogs) -> Parameters | None:
        """See the port."""
        if not self.is_available:
            raise OptimizerMissing
        self.asked_with = sum(map(len, logs.values()))
        return self._found
