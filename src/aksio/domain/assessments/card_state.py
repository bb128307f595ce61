"""How far a card has come, in one word."""

from datetime import date
from enum import StrEnum

from aksio.domain.assessments.schedule import MATURE_INTERVAL, ReviewSchedule


class CardState(StrEnum):
    """Suspended and buried hide what the card is otherwise."""

    NEW = "new"
    LEARNING = "learning"
    YOUNG = "young"
    MATURE = "mature"
    SUSPENDED = "suspended"
    BURIED = "buried"


def card_state(schedule: ReviewSchedule, *, suspended: bool, buried_until: date | None, day: date) -> CardState:
    """The state on a study day. Learning: to be repeated that day, or forgotten at the last review."""
    if suspended:
        return CardState.SUSPENDED
    if buried_until is not None and day < buried_until:
        return CardState.BURIED
    if schedule.is_new:
        return CardState.NEW
    if schedule.repeat_on == day or schedule.repetitions == 0:
        return CardState.LEARNING
    return CardState.YOUNG if schedule.interval_days < MATURE_INTERVAL else CardState.MATURE
