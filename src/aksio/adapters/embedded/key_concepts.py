"""The terms that a text explains: those it defines in so many words, then those that sentences are about."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aksio.adapters.embedded.extraction.answers import answers
from aksio.adapters.embedded.extraction.candidates import defined_term, stands_alone
from aksio.adapters.embedded.extraction.grammar import Grammar
from aksio.application.courses.summaries.writer_ports import DraftConcept
from aksio.domain.assessments.card_text import fold_spaces, words

DEFINED = 3.0
"""A term that is defined counts as much more than one that a sentence only begins with."""

FEWEST_TIMES = 2


def key_concepts(said: Sequence[str], grammar: Grammar, counts: Counter[str], *, most: int) -> list[DraftConcept]:
    """Each with the sentence that explains it, the weightiest first. Terms weigh by how often the text has them."""
    best: dict[str, DraftConcept] = {}
    for sentence in said:
        if stands_alone(sentence, grammar):
            for concept in _explained(sentence, said, grammar, counts):
                key = concept.term.casefold()
                if key not in best or concept.weight > best[key].weight:
                    best[key] = concept
    return sorted(best.values(), key=lambda concept: -concept.weight)[:most]


def _explained(sentence: str, said: Sequence[str], grammar: Grammar, counts: Counter[str]) -> Iterator[DraftConcept]:
    flat = fold_spaces(sentence)
    found = defined_term(flat, grammar)
    if found is not None:
        yield _concept(found[0], flat, sentence, weight=DEFINED + _times(found[0], said))
        return
    opening = grammar.article.sub("", flat, count=1)
    for answer in answers(flat, grammar, counts):
        times = _times(answer.text, said)
        if opening.startswith(answer.text) and times >= FEWEST_TIMES and not answer.text[0].isdigit():
            yield _concept(answer.text, flat, sentence, weight=float(times))
            return


def _concept(term: str, definition: str, quote: str, *, weight: float) -> DraftConcept:
    return DraftConcept(
        term=term, definition=definition, quote=quote, weight=weight * min(1.0, len(words(term)) / 2 + 0.5)
    )


def _times(term: str, said: Sequence[str]) -> int:
    """In how many sentences it stands."""
    folded = term.casefold()
    return sum(folded in sentence.casefold() for sentence in said)
