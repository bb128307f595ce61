"""The optimizer of the package fsrs, which is there where `aksio[optimizer]` is installed: it needs PyTorch."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from aksio.adapters.fsrs.memory_model import RATINGS
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, OptimizerMissing
from aksio.domain.assessments.learner_parameters import Parameters

FEWEST = 512
"""Recalls after a day or more. With fewer the package answers with the defaults."""

_NEEDED = ("torch", "pandas", "tqdm")
_NOON = datetime(1970, 1, 1, 12, tzinfo=UTC)


class FsrsParameterFitter:
    """See the port."""

    @property
    def is_available(self) -> bool:
        """See the port."""
        return all(find_spec(name) is not None for name in _NEEDED)

    def fit(self, logs: CardLogs) -> Parameters | None:
        """See the port. The same log always gives the same parameters: the package shuffles with a fixed seed."""
        if not self.is_available:
            raise OptimizerMissing
        recalls = list(_recalls(logs))
        found = fsrs.Optimizer(recalls).compute_optimal_parameters()
        parameters = tuple(round(float(one), 4) for one in found)
        return None if parameters == DEFAULT_PARAMETERS else parameters


def _recalls(logs: CardLogs) -> Iterator[fsrs.ReviewLog]:
    """All at noon of their study day, so that the package counts the same days as we do; it keeps their order."""
    for number, answers in enumerate(logs.values()):
        for answer in answers:
            yield fsrs.ReviewLog(
                card_id=number,
                rating=RATINGS[answer.rating],
                review_datetime=_NOON + timedelta(days=(answer.day - _NOON.date()).days),
                review_duration=None,
            )
