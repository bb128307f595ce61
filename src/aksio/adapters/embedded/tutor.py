"""Answers by quoting: the sentences of the passages that fit the question best, word for word, with their sources."""

import math
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.adapters.embedded.search_terms import search_terms
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.domain.chat.message import Citation, TurnUsage
from aksio.domain.chat.notices import Notice, notice
from aksio.domain.chat.title import title_of

NAME = "extractive"
WINDOW_TOKENS = 16_000
MOST_QUOTES = 3
ENOUGH = 0.34
"""Of the weight of a question's words a sentence must hold so much; the first quote decides for the others."""

_COMMON = 0.5
"""A word in more than half of the sentences says nothing about any."""


@dataclass(frozen=True)
class _Quote:
    source: Citation
    text: str
    terms: frozenset[str]


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
    """Sentences by how much of the question's weight they hold; rare words weigh more, ties go to the earlier."""
    quotes = [
        _Quote(source, " ".join(text.split()), frozenset(search_terms(text)))
        for source in sources
        for text in sentences(source.text)
    ]
    weights = _weights(frozenset(search_terms(question)), quotes)
    total = sum(weights.values())
    scored = [(sum(weights.get(term, 0.0) for term in quote.terms), quote) for quote in quotes]
    scored.sort(key=lambda pair: (-pair[0], pair[1].source.number))
    if not scored or total == 0 or scored[0][0] < ENOUGH * total:
        return []
    best = scored[0][0]
    chosen: list[_Quote] = []
    for score, quote in scored:
        if score >= best / 2 and len(chosen) < MOST_QUOTES and all(quote.text != other.text for other in chosen):
            chosen.append(quote)
    return chosen


def _weights(terms: frozenset[str], quotes: Sequence[_Quote]) -> dict[str, float]:
    """A question's word that no sentence has weighs as much as the rarest: it is missing, and that counts."""
    found = Counter(term for quote in quotes for term in quote.terms & terms)
    many = len(quotes)
    weights = {}
    for term in terms:
        share = found[term] / many if many else 0.0
        if share <= _COMMON or many < 3:
            weights[term] = math.log(1 + many / (found[term] or 1)) * min(len(term), 6)
    return weights
