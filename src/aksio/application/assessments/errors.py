"""What the use cases about cards refuse, and how errors in a list say where they are."""

from collections.abc import Iterable
from dataclasses import replace

from aksio.domain.shared.errors import FieldError, NotFound


class UnknownCourse(NotFound):
    """The course that a card or deck is to belong to does not exist, or is somebody else's."""

    code = "course_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such course.")


def within(place: str, errors: Iterable[FieldError | None]) -> list[FieldError]:
    """The same errors, with pointers that begin at `place`, such as `/flashcards/3`."""
    return [replace(error, pointer=f"{place}{error.pointer}") for error in errors if error is not None]
