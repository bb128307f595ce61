"""How cards are to be scheduled: what a deck says."""

from dataclasses import dataclass

from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.sm2 import PROFILES
from aksio.domain.shared.errors import FieldError, Invalid

FSRS = "fsrs"
SCHEDULERS = (*PROFILES, FSRS)
LOWEST_RETENTION, HIGHEST_RETENTION = 0.70, 0.97
DEFAULT_RETENTION = 0.9


@dataclass(frozen=True, kw_only=True)
class Scheduling:
    """`desired_retention` is the chance of recall at which FSRS makes a card due. SM-2 knows no such thing."""

    scheduler: str = "sm2"
    desired_retention: float = DEFAULT_RETENTION

    def begin(self) -> ReviewSchedule:
        """The schedule of a card that was never reviewed."""
        return ReviewSchedule(scheduler=self.scheduler, desired_retention=self.aim)

    @property
    def aim(self) -> float | None:
        """The desired retention, where it means something."""
        return self.desired_retention if self.scheduler == FSRS else None

    def holds_for(self, schedule: ReviewSchedule) -> bool:
        """Whether the schedule was made this way."""
        return (schedule.scheduler, schedule.desired_retention) == (self.scheduler, self.aim)


def scheduling_errors(scheduler: str, desired_retention: float) -> list[FieldError | None]:
    """What is wrong with how a deck is to be scheduled, field by field."""
    return [_scheduler_error(scheduler), _retention_error(desired_retention)]


def require_scheduler(name: str) -> None:
    """Raises Invalid, naming `/scheduler`, where there is none of that name."""
    if error := _scheduler_error(name):
        raise Invalid.field(error.pointer, error.code, error.message)


def _scheduler_error(name: str) -> FieldError | None:
    if name in SCHEDULERS:
        return None
    message = f"Must be one of {', '.join(SCHEDULERS)}."
    return FieldError(pointer="/scheduler", code="unknown_scheduler", message=message)


def _retention_error(retention: float) -> FieldError | None:
    if LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
        return None
    message = f"Must be from {LOWEST_RETENTION} to {HIGHEST_RETENTION}."
    return FieldError(pointer="/desired_retention", code="out_of_range", message=message)
