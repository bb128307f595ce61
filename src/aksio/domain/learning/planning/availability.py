"""When there is time to study."""

from dataclasses import dataclass
from datetime import date, timedelta

from aksio.domain.shared.errors import FieldError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DEFAULT_MINUTES = 60
MOST_MINUTES = 1_000
MOST_DAYS_OFF = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Availability:
    """Minutes by weekday, Monday first, and the days without."""

    minutes: tuple[int, ...] = (DEFAULT_MINUTES,) * 7
    days_off: frozenset[date] = frozenset()

    def on(self, day: date) -> int:
        """The minutes of a day."""
        return 0 if day in self.days_off else self.minutes[day.weekday()]

    def errors(self) -> list[FieldError | None]:
        """What is wrong with it."""
        found: list[FieldError | None] = []
        for name, minutes in zip(WEEKDAYS, self.minutes, strict=True):
            if not 0 <= minutes <= MOST_MINUTES:
                message = f"Must be from 0 to {MOST_MINUTES} minutes."
                found.append(FieldError(pointer=f"/availability/{name}", code="out_of_range", message=message))
        if not any(self.minutes):
            message = "There must be a weekday with time to study."
            found.append(FieldError(pointer="/availability", code="no_time", message=message))
        if len(self.days_off) > MOST_DAYS_OFF:
            message = f"At most {MOST_DAYS_OFF} days."
            found.append(FieldError(pointer="/days_off", code="too_many", message=message))
        return found


def days_between(first: date, last: date) -> list[date]:
    """All of them, both ends included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
