"""What a card must keep before a learner sees it. Pure checks: each failure has a code and says how to mend it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import contains_phrase, words
from aksio.domain.assessments.document_references import points_at_the_document
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.language import spoken
from aksio.domain.shared.text import text_error

LONGEST_FRONT = 400
LONGEST_NOTE = 600
LONGEST_QUOTE = 1_000
MOST_ANSWER_WORDS = 15
MOST_ANSWER_CHARACTERS = 120

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?؟](?=\s+\S)|[。！？](?=\S)")
_ABBREVIATION = re.compile(r"(?:\b\w|\b(?:dr|mr|mrs|ms|st|no|vs|ca|bzw|sr|sra|etc|jr|prof))$", re.IGNORECASE)
_LIST_MARK = re.compile(r"[;；؛]|\n|(?:^|\s)(?:\(?[1-9a-d]\)|[•●▪])\s")


@dataclass(frozen=True, kw_only=True)
class CardProblem:
    """Why a draft will not do. `message` tells its writer what to change."""

    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class CheckedAgainst:
    """What a draft is held against: the passage it came from, the cards there are, and the language asked for.

    `found_language` is what the draft is written in, None when it is too short to tell.
    """

    passage: Passage
    known: KnownCards
    language: str | None = None
    found_language: str | None = None


def problems_of(draft: CardDraft, against: CheckedAgainst) -> tuple[CardProblem, ...]:
    """Every check that the draft fails, in a fixed order; empty when the card may be kept."""
    return tuple(CardProblem(code=code, message=message) for code, message, fails in _CHECKS if fails(draft, against))


def _is_incomplete(draft: CardDraft, _: CheckedAgainst) -> bool:
    return not words(draft.front) or not words(draft.back)


def _is_too_long(draft: CardDraft, _: CheckedAgainst) -> bool:
    notes = (draft.explanation or "", draft.hint or "")
    return len(draft.front) > LONGEST_FRONT or any(len(note) > LONGEST_NOTE for note in notes)


def _answers_at_length(draft: CardDraft, _: CheckedAgainst) -> bool:
    count = len(words(draft.back))
    if _CJK.search(draft.back):
        count = (count + 1) // 2  # a Chinese word is about two characters
    return count > MOST_ANSWER_WORDS or len(draft.back) > MOST_ANSWER_CHARACTERS


def _holds_several_facts(draft: CardDraft, _: CheckedAgainst) -> bool:
    questions = sum(draft.front.count(mark) for mark in "?？؟")
    return questions > 1 or _LIST_MARK.search(draft.back) is not None or _has_sentences(draft.back)


def _has_sentences(text: str) -> bool:
    return any(not _ABBREVIATION.search(text[: end.start()]) for end in _SENTENCE_END.finditer(text))


def _needs_the_document(draft: CardDraft, _: CheckedAgainst) -> bool:
    return points_at_the_document(draft.front)


def _leaks_the_answer(draft: CardDraft, _: CheckedAgainst) -> bool:
    front, back = words(draft.front), words(draft.back)
    return contains_phrase(front, back) or (len(back) > 1 and set(back) <= set(front) and not _CJK.search(draft.back))


def _is_known(draft: CardDraft, against: CheckedAgainst) -> bool:
    return against.known.holds(draft.front, draft.back)


def _is_unstorable(draft: CardDraft, _: CheckedAgainst) -> bool:
    texts = (draft.front, draft.back, draft.quote, draft.explanation or "", draft.hint or "")
    return any(text_error("", text, shortest=0, longest=len(text)) for text in texts)


def _misquotes(draft: CardDraft, against: CheckedAgainst) -> bool:
    quote = against.passage.as_written(draft.quote)
    return not quote or text_error("", quote, longest=LONGEST_QUOTE) is not None


def _speaks_another_language(_: CardDraft, against: CheckedAgainst) -> bool:
    if against.language is None or against.found_language is None:
        return False
    return spoken(against.language) != spoken(against.found_language)


_Check = Callable[[CardDraft, CheckedAgainst], bool]
_CHECKS: tuple[tuple[str, str, _Check], ...] = (
    ("incomplete", "Write both a front and a back.", _is_incomplete),
    ("unstorable_text", "Leave out control characters.", _is_unstorable),
    ("too_long", "Shorten the front, the explanation or the hint.", _is_too_long),
    ("long_answer", f"Answer in at most {MOST_ANSWER_WORDS} words.", _answers_at_length),
    ("several_facts", "Ask for one fact and answer with that fact alone.", _holds_several_facts),
    ("needs_document", "Do not mention the text: the card must make sense without it.", _needs_the_document),
    ("leaks_answer", "The front must not contain the answer.", _leaks_the_answer),
    ("duplicate", "There is a card that asks this: ask for another fact.", _is_known),
    ("quote_not_found", "Quote words that stand in the passage exactly so.", _misquotes),
    ("wrong_language", "Write the card in the language asked for.", _speaks_another_language),
)


def check_codes() -> Iterator[str]:
    """Every code that a check can give."""
    return (code for code, _, _ in _CHECKS)
