"""Parameters on trial: fitted to the earlier answers of a log, and judged by the later ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, Parameters
from aksio.domain.assessments.prediction import Accuracy

EARLIER_SHARE = 0.8
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

    @property
    def is_won(self) -> bool:
        """Whether they are worth keeping: they predict better what they were not fitted to, and make sense.

        A learner must never see a card later for a worse answer, so the first stabilities have to rise.
        """
        if self.default.log_loss is None or self.fitted.log_loss is None:
            return False
        return self.fitted.log_loss < self.default.log_loss and _rises(self.parameters[:FIRST_ANSWERS])


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
