"""What a person tells about themselves, and how much they want to study in a day."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from aksio.domain.accounts.identity import username_error
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

LONGEST_NAME = 150
MOST_A_DAY = 9999


class Details(TypedDict, total=False):
    """What may be told at registration and changed later. What is left out stays as it is."""

    username: str | None
    first_name: str | None
    last_name: str | None
    language: str
    timezone: str
    rollover_hour: int


def detail_errors(**details: Unpack[Details]) -> list[FieldError]:
    """Everything that is wrong with these details, so that it can be reported along with other fields."""
    errors: list[FieldError | None] = [
        username_error("/username", details.get("username")),
        _name_error("/first_name", details.get("first_name")),
        _name_error("/last_name", details.get("last_name")),
        language_error("/language", details.get("language", "en")),
        *_calendar_errors(details),
    ]
    return [error for error in errors if error is not None]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """`language` is the BCP 47 tag in which the person wants to be spoken to."""

    first_name: str | None = None
    last_name: str | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        refuse(detail_errors(first_name=self.first_name, last_name=self.last_name, language=self.language))


@dataclass(frozen=True, kw_only=True)
class StudyPreferences:
    """Cards a day, at most: new ones, and reviews of known ones."""

    new_cards_per_day: int = 20
    reviews_per_day: int = 200

    def __post_init__(self) -> None:
        refuse(
            [
                _count_error("/new_cards_per_day", self.new_cards_per_day),
                _count_error("/reviews_per_day", self.reviews_per_day),
            ]
        )


def _name_error(pointer: str, name: str | None) -> FieldError | None:
    return None if name is None else text_error(pointer, name, longest=LONGEST_NAME)


def _calendar_errors(details: Details) -> tuple[FieldError, ...]:
    defaults = StudyCalendar()
    errors: tuple[FieldError, ...] = ()
    # One at a time: the calendar itself stops at the first thing that is wrong.
    for zone, hour in (
        (details.get("timezone", defaults.zone), defaults.rollover_hour),
        (defaults.zone, details.get("rollover_hour", defaults.rollover_hour)),
    ):
        try:
            StudyCalendar(zone=zone, rollover_hour=hour)
        except Invalid as refusal:
            errors += refusal.errors
    return errors


def _count_error(pointer: str, count: int) -> FieldError | None:
    if 0 <= count <= MOST_A_DAY:
        return None
    return FieldError(pointer=pointer, code="out_of_range", message=f"Must be a number from 0 to {MOST_A_DAY}.")
