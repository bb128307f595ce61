"""Schedulers judged by a log: how well they would have known what was remembered."""

from datetime import datetime

from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.domain.assessments.foresight import predictions_of_card
from aksio.domain.assessments.prediction import Accuracy, accuracy
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling


def judged(name: str, logs: CardLogs, *, schedulers: Schedulers, since: datetime | None) -> Accuracy:
    """The scheduler of that name, by answers from `since` on. It works through the whole log: seconds for 100,000."""
    scheduling = Scheduling(scheduler=name)
    return accuracy(
        [
            one
            for card, answers in logs.items()
            for one in predictions_of_card(card, answers, scheduling=scheduling, schedulers=schedulers, since=since)
        ]
    )
