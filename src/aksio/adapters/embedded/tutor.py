"""Answers by quoting: the sentences of the passages that fit the question best, word for word, with their sources."""

import math
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.adapters.embedded.question_words import sought_stems, stems
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.domain.chat.message import Citation, TurnUsage
from aksio.domain.chat.notices import Notice, notice
from aksio.domain.chat.title import title_of

NAME = "extractive"
WINDOW_TOKENS = 16_000
MOST_QUOTES = 3
ENOUGH = 0.34
"""Of the weight of a question's words a sentence must hold so much; the first quote decides for the others."""

AROUND = 0.3
"""So much of a sentence's score is that of its passage."""

_COMMON = 0.5
"""A word in more than half of the sentences says nothing about any."""


@dataclass(frozen=True)
class _Quote:
    source: Citation
    text: str
    stems: frozenset[str]


class ExtractiveTutor:
    """See the port. Deterministic; what it says is said by the documents."""

    @property
    def window_tokens(self) -> int:
        """See the port."""
        return WINDOW_TOKENS

    @property
    def quotes_only(self) -> bool:
        """See the port."""
        return True

    def instructions(self, brief: Brief, fence: str) -> str:
        """See the port: nobody is instructed."""
        return ""

    def most_tokens(self, prompt: Prompt) -> int:
        """See the port."""
        return 0

    async def answer(self, prompt: Prompt) -> AsyncGenerator[str | TurnUsage, None]:
        """See the port. Its pieces are whole quotes."""
        chosen = best_quotes(prompt.window.question, prompt.sources)
        if not chosen:
            yield notice(Notice.NOTHING_FOUND, prompt.brief.language)
        for place, quote in enumerate(chosen):
            yield ("\n\n" if place else "") + f"“{quote.text}” [{quote.source.number}]"
        yield TurnUsage(model=NAME)

    async def close(self) -> None:
        """Nothing is open."""


class ExtractiveTitler:
    """See the port."""

    def most_tokens(self, question: str) -> int:
        """See the port."""
        return 0

    async def title(self, question: str) -> tuple[str, TurnUsage]:
        """See the port."""
        return title_of(question), TurnUsage(model=NAME)

    async def close(self) -> None:
        """Nothing is open."""


def best_quotes(question: str, sources: Sequence[Citation]) -> list[_Quote]:
    """Sentences by how much of the question's weight they hold; rare words weigh more, ties go to the earlier.

    A part of it is judged by the whole passage: what is asked about is often named a sentence before.
    """
    quotes = [
        _Quote(source, " ".join(text.split()), stems(text)) for source in sources for text in sentences(source.text)
    ]
    weights = _weights(sought_stems(question), quotes)
    around = {source.number: _weight(stems(source.text), weights) for source in sources}
    scored = [
        ((1 - AROUND) * own + AROUND * around[quote.source.number], quote)
        for quote in quotes
        if (own := _weight(quote.stems, weights)) > 0
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].source.number))
    if not scored or scored[0][0] < ENOUGH * sum(weights.values()):
        return []
    best = scored[0][0]
    chosen: list[_Quote] = []
    for score, quote in scored:
        if score >= best / 2 and len(chosen) < MOST_QUOTES and all(quote.text != other.text for other in chosen):
            chosen.append(quote)
    return chosen


def _weight(found: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[each] for each in sorted(found & weights.keys()))


def _weights(sought: frozenset[str], quotes: Sequence[_Quote]) -> dict[str, float]:
    """A question's word that no sentence has weighs as much as the rarest: it is missing, and that counts."""
    found = Counter(each for quote in quotes for each in quote.stems & sought)
    many = len(quotes)
    return {
        each: math.log(1 + many / (found[each] or 1)) * len(each)
        for each in sought
        if found[each] <= _COMMON * many or many < 3
    }
