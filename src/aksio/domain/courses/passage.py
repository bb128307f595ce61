"""What a search finds in documents."""

from dataclasses import dataclass

from aksio.domain.shared.ids import DocumentId


@dataclass(frozen=True, kw_only=True)
class PageText:
    """The text of one page; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class FoundPassage:
    """A piece of a document that fits a question. A higher `score` fits better; scores compare within one answer."""

    document_id: DocumentId
    document_name: str
    page: int
    text: str
    score: float


@dataclass(frozen=True, kw_only=True)
class FoundDocument:
    """A document that fits a question, with the words that show why."""

    document_id: DocumentId
    title: str
    score: float
    snippet: str
