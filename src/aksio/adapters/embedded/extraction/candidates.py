"""Turns sentences into drafts: what a sentence defines, and sentences with a gap where a fact stood."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aksio.adapters.embedded.extraction.answers import answers
from aksio.adapters.embedded.extraction.grammar import CHINESE, Grammar
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import fold_spaces, words

GAP = "_____"
DEFINITION_WORTH = 5.0
MOST_TERM_WORDS = 6
MOST_GAPS = 2

_OPENING_CLAUSE = re.compile(r"\w+,\s+|(?:and|but|und|aber|y|pero)\s+", re.IGNORECASE)
_SECOND_CLAUSE = re.compile(
    r",\s+(?:and|but|so|while|although|und|aber|während|obwohl|y|pero|aunque|mientras)\s.*|،\s*و.*|，[并而但也且].*"
)
_ENDS = ".!?。！？؟ "


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A draft and what it is worth; `rank` is 0 for the best draft of its sentence, 1 for the next, and so on."""

    draft: CardDraft
    worth: float
    rank: int


def candidates(sentence: str, grammar: Grammar, counts: Counter[str]) -> Iterator[Candidate]:
    """Every draft that one sentence yields. A sentence that leans on an earlier one yields none."""
    if not stands_alone(sentence, grammar):
        return
    flat = fold_spaces(sentence)
    found = [*_definition(flat, grammar), *_clozes(flat, grammar, counts)]
    for rank, (front, back, worth) in enumerate(found):
        yield Candidate(draft=CardDraft(front=front, back=back, quote=sentence), worth=worth, rank=rank)


def defined_term(sentence: str, grammar: Grammar) -> tuple[str, re.Match[str]] | None:
    """The term that a sentence defines, without its article, and the match of the grammar's definition."""
    match = grammar.definition.fullmatch(sentence.rstrip(_ENDS)) if grammar.definition else None
    if match is None:
        return None
    term = grammar.article.sub("", match["term"].strip(), count=1)
    term_words = words(term)
    if (
        not term_words
        or grammar.skipped & set(term_words)
        or (grammar is not CHINESE and len(term_words) > MOST_TERM_WORDS)
    ):
        return None
    return term, match


def stands_alone(sentence: str, grammar: Grammar) -> bool:
    """Whether it can be understood without the sentences before it."""
    shortest, longest = (14, 150) if grammar is CHINESE else (40, 320)
    if not shortest <= len(sentence) <= longest or sentence[-1] not in _ENDS + "\"'”’»)）」』":
        return False
    opening = words(_OPENING_CLAUSE.sub("", sentence, count=1))[:1] + words(sentence)[:1]
    return not any(word in grammar.openers for word in opening)


def _definition(sentence: str, grammar: Grammar) -> Iterator[tuple[str, str, float]]:
    found = defined_term(sentence, grammar)
    if found is not None:
        term, match = found
        definition = _SECOND_CLAUSE.sub("", match["definition"])  # what comes after it is another fact
        front = grammar.question.format(verb=match["verb"].lower(), definition=definition)
        yield front, term, DEFINITION_WORTH


def _clozes(sentence: str, grammar: Grammar, counts: Counter[str]) -> Iterator[tuple[str, str, float]]:
    """Where the answer occurs twice, both become gaps; more gaps would leave too little to answer from."""
    for answer in answers(sentence, grammar, counts):
        front, gaps = _occurrence(answer.text, grammar).subn(GAP, sentence)
        if 1 <= gaps <= MOST_GAPS:
            yield front, answer.text, answer.worth


def _occurrence(answer: str, grammar: Grammar) -> re.Pattern[str]:
    if grammar is CHINESE:
        return re.compile(re.escape(answer))
    return re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)", re.IGNORECASE)
