"""The embedded library: the contract, and search in five languages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aksio.adapters.embedded.passages import EmbeddedLibrary
from aksio.adapters.embedded.search_terms import search_terms
from aksio.domain.courses.document import DocumentNotFound, UnsupportedDocument
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.errors import Unavailable
from tests.contracts.document_library import DocumentLibraryContract, asking
from tests.make.courses import in_chunks, new_document

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[EmbeddedLibrary]:
    library = EmbeddedLibrary(tmp_path / "documents.sqlite")
    yield library
    await library.close()


class TestEmbeddedLibrary(DocumentLibraryContract):
    async def test_a_pdf_is_refused_with_the_reason(self, library: EmbeddedLibrary) -> None:
        document = new_document(name="cells.pdf", content_type="application/pdf")
        with pytest.raises(UnsupportedDocument, match="indexes text and Markdown only"):
            await library.receive(document, in_chunks(b"%PDF-1.7"))

    async def test_documents_stay_when_the_library_is_opened_again(
        self, library: EmbeddedLibrary, tmp_path: Path
    ) -> None:
        document = new_document()
        await library.receive(document, in_chunks("Basalt is a rock."))
        again = EmbeddedLibrary(tmp_path / "documents.sqlite")
        assert (await again.state(document.document_id)).status is DocumentStatus.READY
        await again.close()

    async def test_half_a_document_is_not_found(self, library: EmbeddedLibrary) -> None:
        document = new_document()

        async def chunks() -> AsyncIterator[bytes]:
            yield b"Basalt is a rock.\n\n" * 10_000
            assert (await library.state(document.document_id)).status is DocumentStatus.PROCESSING
            assert await library.passages(asking("basalt", document)) == []

        await library.receive(document, chunks())
        assert await library.passages(asking("basalt", document)) != []

    async def test_a_document_that_is_forgotten_while_it_arrives_stays_forgotten(
        self, library: EmbeddedLibrary
    ) -> None:
        document = new_document()

        async def chunks() -> AsyncIterator[bytes]:
            yield b"Basalt is a rock.\n\n" * 10_000
            await library.forget(document.document_id)
            yield b"Granite is another.\n\n" * 10_000

        with pytest.raises(DocumentNotFound):
            await library.receive(document, chunks())
        assert await library.passages(asking("granite", document)) == []

    async def test_a_file_that_cannot_be_opened_is_unavailable(self, tmp_path: Path) -> None:
        broken = EmbeddedLibrary(tmp_path)
        with pytest.raises(Unavailable):
            await broken.state(new_document().document_id)
        await broken.close()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Die Öfen der Bäcker", "OFEN"),
        ("El corazón late", "corazon"),
        ("كَتَبَ الطالبُ الدرسَ", "طالب"),
        ("والأنهار تجري", "انهار"),
        ("黑豹队的防守只丢了308分", "防守"),
        ("東京タワー", "タワー"),
        ("ประเทศไทย", "ไทย"),
    ],
)
def test_words_are_found_however_they_are_written(text: str, question: str) -> None:
    assert set(search_terms(question)) <= set(search_terms(text))


@pytest.mark.parametrize("language", ["en", "de", "es", "ar", "zh"])
async def test_every_paragraph_of_an_article_is_found_by_half_of_its_words(
    library: EmbeddedLibrary, language: str
) -> None:
    article = (ARTICLES / f"{language}.md").read_text(encoding="utf-8")
    document = new_document(name=f"{language}.md")
    await library.receive(document, in_chunks(article.replace("\n\n", "\f")))
    pages = await library.pages(document.document_id, start_page=1, end_page=99)
    assert len(pages) > 3
    for page in pages[1:]:
        half = " ".join(list(search_terms(page.text))[::2])
        [found, *_] = await library.passages(asking(half, document))
        assert found.page == page.number
