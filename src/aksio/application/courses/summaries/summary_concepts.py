"""Which concept of a summary is meant."""

from aksio.domain.courses.summaries.content import KeyConcept
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import Invalid


def concept_of(summary: Summary, term: str) -> KeyConcept:
    """By its term, whatever its case. Raises SummaryNotWritten, and Invalid at `/concept`."""
    wanted = " ".join(term.casefold().split())
    for concept in summary.require_content().key_concepts:
        if " ".join(concept.term.casefold().split()) == wanted:
            return concept
    raise Invalid.field("/concept", "unknown_concept", "Not a key concept of this summary.")
