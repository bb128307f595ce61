"""From points and a text that refers to them by number, to a summary whose every reference can be followed."""

import re
from collections.abc import Iterable, Sequence

from aksio.domain.courses.summaries.content import (
    LONGEST_DEFINITION,
    LONGEST_TERM,
    Citation,
    Concept,
    KeyConcept,
    Point,
    Quote,
    SummaryContent,
)
from aksio.domain.shared.harmless_text import harmless

MOST_CONCEPTS = 12

_REFERENCE = re.compile(r"\s*\[(\d{1,5})\]")


def composed(text: str, points: Sequence[Point], concepts: Iterable[Concept]) -> SummaryContent:
    """`text` refers to the points by their place, counted from 1.

    References to no point are dropped, the others counted anew in the order in which they appear. Of the concepts
    the weightiest stay, each term once. Nothing in the text can load, link or run.
    """
    citing = _Citing()

    def renumbered(found: re.Match[str]) -> str:
        place = int(found[1])
        if not 1 <= place <= len(points):
            return ""
        reference = f"[{citing.number_of(points[place - 1].quote)}]"
        return found.group().replace(f"[{found[1]}]", reference)

    written = _REFERENCE.sub(renumbered, harmless(text)).strip()
    explained = tuple(
        KeyConcept(
            term=_without_references(each.term)[:LONGEST_TERM].strip(),
            definition=_without_references(each.definition)[:LONGEST_DEFINITION].strip(),
            citation=citing.number_of(each.quote),
        )
        for each in weightiest(concepts)
    )
    return SummaryContent(text=written, key_concepts=explained, citations=citing.citations)


def _without_references(text: str) -> str:
    """A concept names its place beside itself; a number in its words was never given."""
    return _REFERENCE.sub("", harmless(text))


def weightiest(concepts: Iterable[Concept], most: int = MOST_CONCEPTS) -> list[Concept]:
    """A term that several parts explain counts with all their weights, in the words of the first."""
    first: dict[str, Concept] = {}
    weights: dict[str, float] = {}
    for each in concepts:
        key = " ".join(each.term.casefold().split())
        if key and each.definition.strip():
            first.setdefault(key, each)
            weights[key] = weights.get(key, 0.0) + each.weight
    return [first[key] for key in sorted(first, key=lambda key: -weights[key])[:most]]


class _Citing:
    """Numbers quotes as they come; the same quote keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[Quote, int] = {}

    def number_of(self, quote: Quote) -> int:
        return self._numbers.setdefault(quote, len(self._numbers) + 1)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                number=number,
                document_id=quote.document_id,
                document_name=quote.document_name,
                page=quote.page,
                text=quote.text,
            )
            for quote, number in self._numbers.items()
        )
