"""Decks, cards, quizzes and questions that say the same in different languages."""

from enum import StrEnum

from aksio.domain.shared.errors import Conflict


class TwinSchedules(StrEnum):
    """Whether a card and its twin are one memory, or two."""

    SHARED = "shared"
    SEPARATE = "separate"


class Subject(StrEnum):
    """What is translated as a whole."""

    DECK = "deck"
    QUIZ = "quiz"


class TwinExists(Conflict):
    """A deck or a quiz has one twin in each language."""

    code = "twin_exists"

    def __init__(self) -> None:
        super().__init__("There is a translation into this language already.")
