"""What a summary says, and the parts that it is put together from."""

from dataclasses import dataclass

from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import DocumentId

LONGEST_TERM = 200
LONGEST_DEFINITION = 1_000


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words of a document exactly as they stand there. `page` counts from 1."""

    document_id: DocumentId
    document_name: str
    page: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that the material says, in the writer's words, and the words of the material that prove it."""

    text: str
    quote: Quote


@dataclass(frozen=True, kw_only=True)
class Concept:
    """A term that the material explains, and where. `weight` says how much it matters there; more is more."""

    term: str
    definition: str
    quote: Quote
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What is worth keeping of one part of the material, in its order; or why its writer would not read it."""

    points: tuple[Point, ...] = ()
    concepts: tuple[Concept, ...] = ()
    refusal: Failure | None = None


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A quote with the number that the text refers to it by."""

    number: int
    document_id: DocumentId
    document_name: str
    page: int
    text: str


@dataclass(frozen=True, kw_only=True)
class KeyConcept:
    """A term and what it means here. `citation` is the number of the place that says so."""

    term: str
    definition: str
    citation: int


@dataclass(frozen=True, kw_only=True)
class SummaryContent:
    """The whole: a text with references such as `[1]`, the concepts, and what both refer to, counted from 1."""

    text: str
    key_concepts: tuple[KeyConcept, ...] = ()
    citations: tuple[Citation, ...] = ()
