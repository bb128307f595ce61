"""Sums up without any model: sentences that stand for the others and are rich in facts, word for word, and the terms
that they define.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from aksio.adapters.embedded.extraction.answers import answers, terms
from aksio.adapters.embedded.extraction.candidates import stands_alone
from aksio.adapters.embedded.extraction.grammar import Grammar, grammar_of
from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.adapters.embedded.key_concepts import key_concepts
from aksio.adapters.embedded.search_terms import search_terms
from aksio.application.courses.summaries.writer_ports import (
    MOST_CONCEPTS,
    MOST_POINTS,
    DraftDigest,
    DraftPoint,
    DraftText,
    SummaryBrief,
)
from aksio.application.shared.in_thread import in_thread
from aksio.domain.courses.summaries.centrality import Vector, centrality, choose, vectors
from aksio.domain.courses.summaries.content import Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.shared.model_usage import ModelUsage

MODEL = "extractive"
USAGE = ModelUsage(model=MODEL)

SHARE = 0.3
"""Of the characters of a part its points are at most so many."""

SENTENCES_OF_A_PART = 2
FEWEST_SENTENCES = 6
"""A summary of one part has 8 sentences at most, one of 13 parts 32."""

LONGEST_PARAGRAPH = 4
SOME_WORTH = 0.5
"""What a sentence without a name, number or term is worth: less than any with one."""


class ExtractiveSummaryWriter:
    """See the port. Deterministic; what it says is said by the documents, in their language."""

    @property
    def writes_any_language(self) -> bool:
        """See the port."""
        return False

    def most_tokens_to_digest(self, part: Part, brief: SummaryBrief) -> int:
        """No model, no tokens."""
        return 0

    def most_tokens_to_combine(self, parts: int, brief: SummaryBrief) -> int:
        """No model, no tokens."""
        return 0

    async def digest(self, part: Part, brief: SummaryBrief) -> DraftDigest:
        """The most central sentences of the part, and what it defines."""
        return await in_thread(lambda: _digest(part, brief))

    async def combine(self, points: Sequence[Point], brief: SummaryBrief) -> DraftText:
        """The most central of the points, in their order, each with its number."""
        return DraftText(text=await in_thread(lambda: _combined(points, brief)), usage=USAGE)

    async def close(self) -> None:
        """Nothing is open."""


def _digest(part: Part, brief: SummaryBrief) -> DraftDigest:
    whole = "\n\n".join(passage.text for passage in part.passages)
    grammar = grammar_of(whole)
    found = [text for passage in part.passages for text in sentences(passage.text)]
    said = [text for text in dict.fromkeys(found) if stands_alone(text, grammar)] or list(dict.fromkeys(found))
    room = SHARE * len(whole)

    def fits(chosen: list[int]) -> bool:
        length = sum(len(said[place]) for place in chosen)
        return len(chosen) <= MOST_POINTS and (length <= room or len(chosen) == 1)

    chosen = _best(said, grammar, brief, fits)
    return DraftDigest(
        points=tuple(DraftPoint(text=" ".join(said[place].split()), quote=said[place]) for place in chosen),
        concepts=tuple(key_concepts(found, grammar, terms(whole, grammar), most=MOST_CONCEPTS)),
        usage=USAGE,
    )


def _combined(points: Sequence[Point], brief: SummaryBrief) -> str:
    texts = [point.text for point in points]
    grammar = grammar_of("\n".join(texts))
    most = FEWEST_SENTENCES + SENTENCES_OF_A_PART * math.ceil(len(points) / MOST_POINTS)
    chosen = _best(texts, grammar, brief, lambda places: len(places) <= most)
    paragraphs: list[list[str]] = []
    before = None
    for place in chosen:
        document = points[place].quote.document_id
        if document != before or len(paragraphs[-1]) == LONGEST_PARAGRAPH:
            paragraphs.append([])
        paragraphs[-1].append(f"{texts[place]} [{place + 1}]")
        before = document
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _best(said: Sequence[str], grammar: Grammar, brief: SummaryBrief, fits: Callable[[list[int]], bool]) -> list[int]:
    compared = vectors([_terms(text, grammar) for text in said])
    central = centrality(compared)
    counts = terms("\n".join(said), grammar)
    wished = frozenset(_terms(brief.topic or "", grammar))
    scores = [
        math.sqrt(score) * _density(text, grammar, counts) * (1 + _wish(vector, wished))
        for text, vector, score in zip(said, compared, central, strict=True)
    ]
    return choose(compared, scores, fits=fits)


def _density(text: str, grammar: Grammar, counts: Counter[str]) -> float:
    """How much that is worth knowing (names, numbers, terms) a sentence tells for its length."""
    return (SOME_WORTH + sum(answer.worth for answer in answers(text, grammar, counts))) / len(text)


def _terms(text: str, grammar: Grammar) -> list[str]:
    skipped = _folded_function_words(grammar.skipped)
    return [term for term in search_terms(text) if term not in skipped]


@cache
def _folded_function_words(grammar_words: frozenset[str]) -> frozenset[str]:
    """As they stand among search terms."""
    return frozenset(term for word in grammar_words for term in search_terms(word))


def _wish(vector: Vector, wished: frozenset[str]) -> float:
    """Sentences about the topic count up to twice as much more."""
    return 2 * len(wished & vector.keys()) / len(wished) if wished else 0.0
