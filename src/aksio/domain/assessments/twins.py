"""Decks, cards, quizzes and questions that say the same in different languages."""

from enum import StrEnum


class TwinSchedules(StrEnum):
    """Whether a card and its twin are one memory, or two."""

    SHARED = "shared"
    SEPARATE = "separate"


class Subject(StrEnum):
    """What is translated as a whole."""

    DECK = "deck"
    QUIZ = "quiz"
