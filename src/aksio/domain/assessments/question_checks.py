"""What a written question must keep before it goes into a quiz: what a card must, and what its type asks besides."""

import re
from collections.abc import Callable, Iterator

from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst, problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import contains_phrase, words
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_key import keys
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse

FEWEST_OPTIONS = 3
LONGER_BY = 2.5
SLACK = 10
"""An option may have this many characters more than `LONGER_BY` times the shortest one: short names differ anyway."""

_ONE_ANSWER = (SingleChoice, ShortAnswer, Cloze)
_ONLY_FOR_ONE_ANSWER = frozenset({"long_answer", "several_facts", "leaks_answer"})
_CATCH_ALL = re.compile(
    r"""
    \b(?:all|none|both|neither)\ of\ (?:the|these|those|them)\b
  | \b(?:alle|keine|beide)s?\b.*\b(?:genannten|oben|antworten|aussagen)\b
  | \b(?:todas|todos|ninguna|ninguno)\ (?:de\ )?l[ao]s\b.*\b(?:anteriores|opciones|respuestas)\b
  | (?:جميع|كل)\ (?:ما\ سبق|الإجابات|ما\ ذكر) | (?:لا\ شيء\ مما|ليس\ أي\ مما)\ (?:سبق|ذكر)
  | 以上(?:都|皆|全|均) | (?:都不|皆非)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def question_problems(draft: QuestionDraft, against: CheckedAgainst) -> tuple[CardProblem, ...]:
    """Every check that the draft fails, in a fixed order; empty when the question may be kept."""
    own = (CardProblem(code=code, message=message) for code, message, fails in _CHECKS if fails(draft, against))
    return (*_problems_as_a_card(draft, against), *own)


def _problems_as_a_card(draft: QuestionDraft, against: CheckedAgainst) -> Iterator[CardProblem]:
    """Question and key have to make a good card, except where a type has many answers or the statement is its key."""
    card = CardDraft(
        front=draft.front, back=draft.back, quote=draft.quote, explanation=draft.explanation, hint=draft.hint
    )
    has_one = isinstance(draft.task, _ONE_ANSWER)
    yield from (
        problem for problem in problems_of(card, against) if has_one or problem.code not in _ONLY_FOR_ONE_ANSWER
    )


def _is_malformed(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    misplaced = isinstance(draft.task, Cloze) and draft.task.text_error(draft.text) is not None
    return misplaced or any(error is not None for error in draft.task.errors())


def _cannot_be_answered(draft: QuestionDraft, against: CheckedAgainst) -> bool:
    if not isinstance(draft.task, (*_ONE_ANSWER, Matching)):
        return False
    passage = words(against.passage.text)
    return not all(contains_phrase(passage, words(key)) for key in keys(draft.text, draft.task))


def _is_unproven(draft: QuestionDraft, against: CheckedAgainst) -> bool:
    """The key stands in the passage, but not where the quote says."""
    if not isinstance(draft.task, _ONE_ANSWER) or _cannot_be_answered(draft, against):
        return False
    if against.passage.as_written(draft.quote) is None:
        return False  # that is another problem, and told already
    quote = words(draft.quote)
    return not all(contains_phrase(quote, words(key)) for key in keys(draft.text, draft.task))


def _mixes_kinds(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    """A number among names tells the key, and so does a name among numbers."""
    if not isinstance(draft.task, SingleChoice):
        return False
    return len({_is_a_number(option.text) for option in draft.task.options}) > 1


def _is_a_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))


def _has_too_few_options(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    return isinstance(draft.task, SingleChoice) and len(draft.task.options) < FEWEST_OPTIONS


def _options_overlap(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    if not isinstance(draft.task, SingleChoice):
        return False
    options = [words(option.text) for option in draft.task.options]
    pairs = ((one, other) for place, one in enumerate(options) for other in options[place + 1 :])
    return any(contains_phrase(one, other) or contains_phrase(other, one) for one, other in pairs)


def _options_are_uneven(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    if not isinstance(draft.task, SingleChoice) or not draft.task.options:
        return False
    lengths = [len(option.text) for option in draft.task.options]
    return max(lengths) > LONGER_BY * min(lengths) + SLACK


def _has_a_catch_all(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    return isinstance(draft.task, SingleChoice) and any(_CATCH_ALL.search(each.text) for each in draft.task.options)


def _shows_a_distractor(draft: QuestionDraft, _: CheckedAgainst) -> bool:
    if not isinstance(draft.task, SingleChoice):
        return False
    question = words(draft.text)
    return any(contains_phrase(question, words(each.text)) for each in draft.task.options if not each.is_correct)


def _is_judged_wrongly(draft: QuestionDraft, against: CheckedAgainst) -> bool:
    """A statement that stands in the passage word for word is not false."""
    if not isinstance(draft.task, TrueFalse) or draft.task.correct:
        return False
    return contains_phrase(words(against.passage.text), words(draft.text))


_Check = Callable[[QuestionDraft, CheckedAgainst], bool]
_CHECKS: tuple[tuple[str, str, _Check], ...] = (
    ("malformed", "Give exactly one right answer, options that differ, and every gap once.", _is_malformed),
    ("not_in_passage", "The right answer must be words of the passage.", _cannot_be_answered),
    ("not_in_quote", "The quote must contain the right answer.", _is_unproven),
    ("too_few_options", f"Give at least {FEWEST_OPTIONS} options.", _has_too_few_options),
    ("overlapping_options", "No option may contain another.", _options_overlap),
    ("uneven_options", "Make the options about equally long.", _options_are_uneven),
    ("mixed_options", "Options must be of one kind: numbers among numbers, names among names.", _mixes_kinds),
    ("catch_all", "No option may speak about the others, as in all of the above.", _has_a_catch_all),
    ("shown_distractor", "No wrong option may stand in the question.", _shows_a_distractor),
    ("wrongly_judged", "The passage says this statement, so it is not false.", _is_judged_wrongly),
)
