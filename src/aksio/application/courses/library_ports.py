"""What courses need from whoever keeps the documents themselves: the retrieval-service, or its embedded stand-in.

Every method may raise Unavailable: the service is down, too slow, or answered something that makes no sense.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.courses.document_state import DocumentKind, DocumentState
from aksio.domain.courses.passage import FoundDocument, FoundPassage, PageText
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class NewDocument:
    """What goes along with the bytes of a document. `content_type` was judged by its first bytes."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId
    kind: DocumentKind
    name: str
    content_type: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is searched, and where: in these documents of this course and no others."""

    course_id: CourseId
    text: str
    document_ids: tuple[DocumentId, ...]
    limit: int


class ContentTypes(Protocol):
    """Tells what a file is by what is in it."""

    def judge(self, head: bytes, *, name: str) -> str:
        """The media type of a file that starts with `head` (a few kilobytes, or all of it).

        The name only tells kinds of text apart. What nobody knows is `application/octet-stream`.
        """


class DocumentIntake(Protocol):
    """Takes in the bytes of new documents."""

    def accepted_types(self) -> tuple[str, ...]:
        """The media types that can be read here."""

    async def receive(self, document: NewDocument, chunks: AsyncIterator[bytes]) -> DocumentState:
        """Pass all the chunks on, never holding more than a few of them.

        What `chunks` raises comes out unchanged, and then nothing was taken in. Raises UnsupportedDocument where
        this kind of document cannot be read, DocumentTooLarge, and Unavailable.
        """


class DocumentLibrary(Protocol):
    """Keeps documents and gives them out by the page."""

    async def state(self, document_id: DocumentId) -> DocumentState:
        """How far it is. Raises DocumentNotFound where the document never arrived."""

    async def pages(self, document_id: DocumentId, *, start_page: int, end_page: int) -> list[PageText]:
        """Its pages from start to end, both included, as far as there are any. Raises DocumentNotFound."""

    async def forget(self, document_id: DocumentId) -> None:
        """Erase all of it. What was never there counts as erased."""


class PassageSearch(Protocol):
    """Finds what documents say about something. An empty list of documents finds nothing."""

    async def passages(self, question: Question) -> list[FoundPassage]:
        """The passages that fit, best first."""

    async def documents(self, question: Question) -> list[FoundDocument]:
        """The documents that fit, best first."""


class WebPageScraper(Protocol):
    """Fetches the text of web pages and videos into the library."""

    async def check(self, url: str) -> None:
        """Refuse addresses that must not or cannot be fetched: Invalid at `/source_url`."""

    async def fetch(self, document_id: DocumentId, url: str) -> None:
        """Have the page fetched and kept under that id; the library reports how far it is. Raises as `check` does."""


def within(found: Sequence[FoundPassage], document_ids: Sequence[DocumentId]) -> list[FoundPassage]:
    """Only the passages of these documents, whatever the service answered."""
    allowed = frozenset(document_ids)
    return [passage for passage in found if passage.document_id in allowed]
