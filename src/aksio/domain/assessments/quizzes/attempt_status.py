"""Where an attempt stands."""

from enum import StrEnum


class AttemptStatus(StrEnum):
    """`submitted` is over, but some answers wait for a person; `graded` is over and done."""

    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    GRADED = "graded"
