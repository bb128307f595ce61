"""Parameters on trial: fitted to the earlier answers of a log, and judged by the later ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.ports import MemoryModels
from aksio.application.assessments.schedulers.judging import foretold
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, ParameterFitter
from aksio.domain.assessments.learner_parameters import Parameters
from aksio.domain.assessments.prediction import Accuracy, Gain, accuracy, gain
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import FSRS

EARLIER_SHARE = 0.8
FEWEST_JUDGES = 100
"""Later answers by which parameters are judged; by fewer nothing is clear."""

FIRST_ANSWERS = 4
"""The first parameters: the stability after a first answer of again, hard, good and easy."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """`parameters` were fitted to the `earlier` answers; both accuracies are about answers from `since` on."""

    parameters: Parameters
    since: datetime
    earlier: int
    default: Accuracy
    fitted: Accuracy
    gain: Gain

    @property
    def is_won(self) -> bool:
        """Whether they are worth keeping: they clearly predict better what they were not fitted to, and make sense.

        A learner must never see a card later for a worse answer, so the first stabilities have to rise.
        """
        return self.gain.is_clear and _rises(self.parameters[:FIRST_ANSWERS])


def tried(logs: CardLogs, fitter: ParameterFitter, models: MemoryModels) -> Trial | None:
    """The trial itself, which keeps a processor busy for a while. None where the log is too short for one."""
    if not any(logs.values()):
        return None
    since = moment_of_trial(logs)
    earlier = before(logs, since)
    parameters = fitter.fit(earlier)
    if parameters is None:
        return None
    default, fitted = (
        foretold(FSRS, logs, schedulers=Schedulers(model=models(one)), since=since) for one in (None, parameters)
    )
    if len(default) < FEWEST_JUDGES:
        return None
    return Trial(
        parameters=parameters,
        since=since,
        earlier=sum(map(len, earlier.values())),
        default=accuracy(default),
        fitted=accuracy(fitted),
        gain=gain(default, fitted),
    )


def moment_of_trial(logs: CardLogs) -> datetime:
    """The instant before which four fifths of the answers lie."""
    moments = sorted(answer.reviewed_at for answers in logs.values() for answer in answers)
    return moments[int(len(moments) * EARLIER_SHARE)]


def before(logs: CardLogs, moment: datetime) -> CardLogs:
    """What was answered before that instant."""
    earlier = {card: [answer for answer in answers if answer.reviewed_at < moment] for card, answers in logs.items()}
    return {card: answers for card, answers in earlier.items() if answers}


def _rises(numbers: Sequence[float]) -> bool:
    return list(numbers) == sorted(numbers)
