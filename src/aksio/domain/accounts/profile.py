"""What a person tells about themselves, and how much they want to study in a day."""

from dataclasses import dataclass

from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

LONGEST_NAME = 150
MOST_A_DAY = 9999


@dataclass(frozen=True, kw_only=True)
class Profile:
    """`language` is the BCP 47 tag in which the person wants to be spoken to."""

    first_name: str | None = None
    last_name: str | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        refuse(self.errors(self.first_name, self.last_name, self.language))

    @staticmethod
    def errors(first_name: str | None, last_name: str | None, language: str) -> list[FieldError | None]:
        """Everything that is wrong with these values, so that it can be reported along with other fields."""
        return [
            None if first_name is None else text_error("/first_name", first_name, longest=LONGEST_NAME),
            None if last_name is None else text_error("/last_name", last_name, longest=LONGEST_NAME),
            language_error("/language", language),
        ]


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


def _count_error(pointer: str, count: int) -> FieldError | None:
    if 0 <= count <= MOST_A_DAY:
        return None
    return FieldError(pointer=pointer, code="out_of_range", message=f"Must be a number from 0 to {MOST_A_DAY}.")
