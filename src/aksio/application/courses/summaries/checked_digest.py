"""Of what a writer proposes, only that stays which the material says."""

from aksio.application.courses.summaries.writer_ports import MOST_CONCEPTS, MOST_POINTS, DraftDigest
from aksio.domain.courses.summaries.content import Concept, Digest, Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.courses.summaries.quoting import quoted
from aksio.domain.shared.harmless_text import harmless


def checked(draft: DraftDigest, part: Part) -> Digest:
    """Points and concepts whose quotes stand in the part, word for word."""
    points = [
        Point(text=harmless(point.text).strip(), quote=quote)
        for point in draft.points[:MOST_POINTS]
        if point.text.strip() and (quote := quoted(point.quote, part.passages)) is not None
    ]
    concepts = [
        Concept(term=concept.term, definition=concept.definition, quote=quote, weight=concept.weight)
        for concept in draft.concepts[:MOST_CONCEPTS]
        if concept.term.strip() and (quote := quoted(concept.quote, part.passages)) is not None
    ]
    return Digest(points=tuple(points), concepts=tuple(concepts))
