"""What every library of documents keeps to: intake, pages, search, and forgetting."""

from collections.abc import AsyncIterator
from typing import Protocol
from uuid import uuid4

import pytest

from aksio.application.courses.library_ports import (
    DocumentIntake,
    DocumentLibrary,
    NewDocument,
    PassageSearch,
    Question,
)
from aksio.domain.courses.document import DocumentNotFound, UnsupportedDocument
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.ids import CourseId, DocumentId
from tests.make.courses import in_chunks, new_document

CELLS = "# Cells\n\nMitochondria turn sugar into energy.\fThe nucleus keeps the genome.\fRibosomes build proteins."
ROCKS = "Granite cools slowly below the ground.\n\nBasalt cools quickly above it."


class Library(DocumentIntake, DocumentLibrary, PassageSearch, Protocol):
    """All three roles, which one adapter plays."""


class Sender:
    """Fails in the middle of sending, as a client that goes away."""

    async def chunks(self) -> AsyncIterator[bytes]:
        yield b"The beginning of a text. " * 1000
        raise ConnectionResetError


def asking(text: str, *documents: NewDocument, limit: int = 5) -> Question:
    return Question(
        course_id=documents[0].course_id,
        text=text,
        document_ids=tuple(document.document_id for document in documents),
        limit=limit,
    )


class DocumentLibraryContract:
    """Subclasses bring the fixture `library`."""

    async def test_a_text_is_ready_once_it_has_arrived(self, library: Library) -> None:
        document = new_document()
        received = await library.receive(document, in_chunks(CELLS, size=7))
        assert (received.status, received.page_count) == (DocumentStatus.READY, 3)
        assert await library.state(document.document_id) == received

    async def test_pages_come_by_number_as_far_as_there_are_any(self, library: Library) -> None:
        document = new_document()
        await library.receive(document, in_chunks(CELLS))
        pages = await library.pages(document.document_id, start_page=2, end_page=9)
        assert [(page.number, page.text) for page in pages] == [
            (2, "The nucleus keeps the genome."),
            (3, "Ribosomes build proteins."),
        ]

    async def test_a_passage_is_found_by_its_words_and_names_its_page(self, library: Library) -> None:
        document = new_document(name="Zellen „1“.md")
        await library.receive(document, in_chunks(CELLS))
        [found] = await library.passages(asking("Where is the GENOME kept?", document, limit=1))
        assert (found.document_id, found.document_name, found.page) == (document.document_id, "Zellen „1“.md", 2)
        assert found.text == "The nucleus keeps the genome."

    async def test_the_best_passage_comes_first(self, library: Library) -> None:
        document = new_document()
        await library.receive(document, in_chunks(CELLS))
        found = await library.passages(asking("ribosomes build proteins, mitochondria energy", document))
        assert [passage.page for passage in found] == [3, 1]
        assert found[0].score > found[1].score

    async def test_only_the_documents_asked_for_are_searched(self, library: Library) -> None:
        course = CourseId(uuid4())
        mine, other = new_document(course_id=course), new_document(course_id=course)
        await library.receive(mine, in_chunks(ROCKS))
        await library.receive(other, in_chunks(ROCKS))
        found = await library.passages(asking("basalt", mine))
        assert {passage.document_id for passage in found} == {mine.document_id}

    async def test_another_course_is_not_searched(self, library: Library) -> None:
        document = new_document()
        await library.receive(document, in_chunks(ROCKS))
        elsewhere = Question(course_id=CourseId(uuid4()), text="basalt", document_ids=(document.document_id,), limit=5)
        assert await library.passages(elsewhere) == []

    async def test_documents_are_found_by_their_best_passage(self, library: Library) -> None:
        course = CourseId(uuid4())
        cells, rocks = new_document(course_id=course, name="Cells"), new_document(course_id=course, name="Rocks")
        await library.receive(cells, in_chunks(CELLS))
        await library.receive(rocks, in_chunks(ROCKS))
        [found] = await library.documents(asking("slowly cooling granite", cells, rocks))
        assert (found.document_id, found.title) == (rocks.document_id, "Rocks")
        assert "Granite" in found.snippet

    @pytest.mark.parametrize("question", ["?!", '"basalt" AND (', "NEAR(basalt) * ^ : -", "course : x", "\u200b"])
    async def test_any_question_can_be_asked(self, library: Library, question: str) -> None:
        document = new_document()
        await library.receive(document, in_chunks(ROCKS))
        found = await library.passages(asking(question, document))
        assert ("basalt" in question) == bool(found)

    async def test_no_documents_are_no_passages(self, library: Library) -> None:
        question = Question(course_id=CourseId(uuid4()), text="basalt", document_ids=(), limit=5)
        assert await library.passages(question) == []
        assert await library.documents(question) == []

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    async def test_text_is_read_in_its_own_encoding(self, library: Library, encoding: str) -> None:
        document = new_document()
        await library.receive(document, in_chunks("Das Rückgrat heißt Wirbelsäule.\r\n".encode(encoding), size=3))
        [page] = await library.pages(document.document_id, start_page=1, end_page=1)
        assert page.text == "Das Rückgrat heißt Wirbelsäule."

    async def test_a_forgotten_document_is_nowhere(self, library: Library) -> None:
        document = new_document()
        await library.receive(document, in_chunks(ROCKS))
        await library.forget(document.document_id)
        with pytest.raises(DocumentNotFound):
            await library.state(document.document_id)
        with pytest.raises(DocumentNotFound):
            await library.pages(document.document_id, start_page=1, end_page=1)
        assert await library.passages(asking("basalt", document)) == []

    async def test_what_was_never_there_can_be_forgotten(self, library: Library) -> None:
        await library.forget(DocumentId(uuid4()))

    async def test_a_type_that_cannot_be_read_is_refused(self, library: Library) -> None:
        document = new_document(name="slides.key", content_type="application/x-keynote")
        await self._refused(library, document, b"PK\x03\x04")

    async def test_bytes_that_are_no_text_are_refused(self, library: Library) -> None:
        await self._refused(library, new_document(), b"Text at first. " * 1000 + b"\xff\xfe\xfd")

    async def test_a_text_of_nothing_is_refused(self, library: Library) -> None:
        await self._refused(library, new_document(), b" \n\n\t ")

    async def test_what_breaks_off_leaves_nothing(self, library: Library) -> None:
        document = new_document()
        with pytest.raises(ConnectionResetError):
            await library.receive(document, Sender().chunks())
        with pytest.raises(DocumentNotFound):
            await library.state(document.document_id)

    async def test_receiving_again_replaces(self, library: Library) -> None:
        document = new_document()
        await library.receive(document, in_chunks(CELLS))
        await library.receive(document, in_chunks(ROCKS))
        assert await library.passages(asking("genome", document)) == []
        assert len(await library.pages(document.document_id, start_page=1, end_page=9)) == 1

    async def _refused(self, library: Library, document: NewDocument, data: bytes) -> None:
        with pytest.raises(UnsupportedDocument) as refusal:
            await library.receive(document, in_chunks(data))
        assert [error.pointer for error in refusal.value.errors] == ["/file"]
        with pytest.raises(DocumentNotFound):
            await library.state(document.document_id)
