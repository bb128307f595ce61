"""What a flashcard becomes in a quiz: a choice among the backs of its neighbours, or a few words to write."""

from collections.abc import Iterable
from fractions import Fraction

from aksio.domain.assessments.card_text import fold_spaces, words
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice

WRONG_OPTIONS = 3
LONGEST_OPTION = 200
LONGEST_TO_WRITE = 40


def task_of_card(back: str, others: Iterable[str], *, prefers_choice: bool) -> SingleChoice | ShortAnswer | None:
    """`others` are the backs of other cards. None where the back is too long to write and nothing stands beside it.

    Wrong options are those nearest in length, because an option that is longer than the rest gives itself away.
    """
    key = fold_spaces(back)
    choice = _choice(key, others)
    writing = ShortAnswer(accepted=(AcceptedText(text=key),)) if 0 < len(key) <= LONGEST_TO_WRITE else None
    return (choice or writing) if prefers_choice else (writing or choice)


def _choice(key: str, others: Iterable[str]) -> SingleChoice | None:
    different = {tuple(words(text)): text for text in map(fold_spaces, others)}
    different.pop(tuple(words(key)), None)
    usable = [text for text in different.values() if 0 < len(text) <= LONGEST_OPTION]
    nearest = sorted(usable, key=lambda text: (abs(len(text) - len(key)), text))[:WRONG_OPTIONS]
    if len(nearest) < WRONG_OPTIONS or not 0 < len(key) <= LONGEST_OPTION:
        return None
    right = Option.worth(Fraction(1), key)
    return SingleChoice(options=(right, *(Option.worth(Fraction(0), text) for text in nearest)))
