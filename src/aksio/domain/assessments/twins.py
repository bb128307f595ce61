"""Decks and cards that say the same in different languages."""

from enum import StrEnum


class TwinSchedules(StrEnum):
    """Whether a card and its twin are one memory, or two."""

    SHARED = "shared"
    SEPARATE = "separate"
