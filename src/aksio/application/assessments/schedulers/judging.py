"""What schedulers would have foretold of a log."""

from datetime import datetime

from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.domain.assessments.foresight import predictions_of_card
from aksio.domain.assessments.prediction import Prediction
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling


def foretold(name: str, logs: CardLogs, *, schedulers: Schedulers, since: datetime | None) -> list[Prediction]:
    """By the scheduler of that name, of answers from `since` on. It works through the whole log: seconds for 100,000.

    Whatever the scheduler, the predictions are of the same answers in the same order.
    """
    scheduling = Scheduling(scheduler=name)
    return [
        one
        for card, answers in logs.items()
        for one in predictions_of_card(card, answers, scheduling=scheduling, schedulers=schedulers, since=since)
    ]
