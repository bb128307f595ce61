"""The nine types of question."""

from enum import StrEnum


class QuestionKind(StrEnum):
    """What is asked for."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    SHORT_ANSWER = "short_answer"
    NUMERIC = "numeric"
    CLOZE = "cloze"
    MATCHING = "matching"
    ORDERING = "ordering"
    ESSAY = "essay"
