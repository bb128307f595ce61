"""A log played through once more, with the chance of recall told before every answer."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.prediction import Prediction
from aksio.domain.assessments.review import Answer
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.ids import FlashcardId

RETENTION_OF_SM2 = 0.9
"""SM-2 tells no chances. It is taken at its aim: nine of ten at the end of the interval, by exponential forgetting."""


def predictions_of_card(
    flashcard_id: FlashcardId,
    answers: Iterable[Answer],
    *,
    scheduling: Scheduling,
    schedulers: Schedulers,
    since: datetime | None = None,
) -> Iterator[Prediction]:
    """One for each answer that came a study day or more after the one before it, of those from `since` on.

    The card is scheduled from the first answer on as if it had followed that scheduling, at the times of the log.
    """
    scheduler, schedule = schedulers.named(scheduling.scheduler), scheduling.begin()
    lapses = 0
    for reviews, answer in enumerate(sorted(answers, key=lambda one: one.place)):
        last = schedule.studied_on
        elapsed = 0 if last is None else (answer.day - last).days
        if elapsed >= 1 and (since is None or answer.reviewed_at >= since):
            yield Prediction(
                chance=chance_told(schedule.memory, schedule.interval_days, elapsed),
                passed=answer.rating.passed,
                elapsed_days=elapsed,
                reviews=reviews,
                lapses=lapses,
            )
        schedule = scheduler.after(
            schedule, answer.rating, at=answer.reviewed_at, day=answer.day, flashcard_id=flashcard_id
        )
        lapses += not answer.rating.passed


def chance_told(memory: Memory | None, interval_days: int, elapsed_days: float) -> float:
    """The chance of recall that a schedule tells so many days after the last answer; without a memory as SM-2 does."""
    if memory is not None:
        return memory.chance_of_recall(elapsed_days)
    chance: float = RETENTION_OF_SM2 ** (max(0.0, elapsed_days) / max(1, interval_days))
    return chance
