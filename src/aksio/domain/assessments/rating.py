"""How well a card was recalled: the six grades of SM-2, and how simpler clients map onto them."""

from enum import IntEnum
from typing import Self

from aksio.domain.shared.errors import Invalid


class Rating(IntEnum):
    """Quality of a recall [Wozniak 1990]. From HARD up the card counts as remembered."""

    BLACKOUT = 0
    WRONG = 1
    NEARLY = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def passed(self) -> bool:
        """Whether the card was remembered."""
        return self >= Rating.HARD

    @classmethod
    def of_number(cls, number: int) -> Self:
        """The grade 0..5; Invalid, naming `/rating`, for any other number."""
        try:
            return cls(number)
        except ValueError:
            raise Invalid.field("/rating", "out_of_range", "Must be a whole number from 0 to 5.") from None

    @classmethod
    def of_button(cls, button: str) -> "Rating":
        """What a client with four buttons means: again 1, hard 3, good 4, easy 5."""
        if button not in _BUTTONS:
            raise Invalid.field("/button", "unknown_button", f"Must be one of {', '.join(_BUTTONS)}.")
        return _BUTTONS[button]

    @classmethod
    def of_answer(cls, correct: bool) -> "Rating":
        """What a client means that only knows right (4) and wrong (1)."""
        return Rating.GOOD if correct else Rating.WRONG


_BUTTONS = {"again": Rating.WRONG, "hard": Rating.HARD, "good": Rating.GOOD, "easy": Rating.EASY}
