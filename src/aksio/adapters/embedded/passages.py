"""The library of an installation without retrieval-service: text and Markdown, kept and searched in one SQLite file."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from aksio.adapters.embedded.passage_index import PassageIndex, Shelved
from aksio.application.courses.library_ports import NewDocument, Question
from aksio.domain.courses.document import DocumentNotFound, UnsupportedDocument
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from aksio.domain.courses.pagination import Paginator
from aksio.domain.courses.passage import FoundDocument, FoundPassage, PageText
from aksio.domain.courses.plain_text import TextDecoder, encoding_of
from aksio.domain.shared.errors import FieldError, Unavailable
from aksio.domain.shared.ids import DocumentId

P = ParamSpec("P")
T = TypeVar("T")

TEXT_TYPES = ("text/plain", "text/markdown")
_HEAD_BYTES = 4096
_SNIPPET_LENGTH = 240


class EmbeddedLibrary:
    """DocumentIntake, DocumentLibrary and PassageSearch. A document is ready as soon as it has arrived.

    SQLite works in a thread of its own: nothing here blocks the event loop, and nothing runs twice at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index: PassageIndex | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="passages")

    def accepted_types(self) -> tuple[str, ...]:
        return TEXT_TYPES

    async def receive(self, document: NewDocument, chunks: AsyncIterator[bytes]) -> DocumentState:
        if document.content_type not in TEXT_TYPES:
            raise _unsupported("This installation indexes text and Markdown only.")
        await self._run(lambda index: index.begin(document))
        try:
            page_count = 0
            async for pages in _numbered_pages(chunks):
                await self._run(partial(PassageIndex.add_pages, document=document, pages=pages))
                page_count = pages[-1].number
            if page_count == 0:
                raise _unsupported("There is no text in this document.")
            await self._run(lambda index: index.complete(document.document_id, page_count=page_count))
        except BaseException:
            await self.forget(document.document_id)
            raise
        return _state(Shelved(page_count=page_count))

    async def state(self, document_id: DocumentId) -> DocumentState:
        shelved = await self._run(lambda index: index.look_up(document_id))
        if shelved is None:
            raise DocumentNotFound
        return _state(shelved)

    async def pages(self, document_id: DocumentId, *, start_page: int, end_page: int) -> list[PageText]:
        await self.state(document_id)
        return await self._run(lambda index: index.pages(document_id, start_page=start_page, end_page=end_page))

    async def forget(self, document_id: DocumentId) -> None:
        await self._run(lambda index: index.forget(document_id))

    async def passages(self, question: Question) -> list[FoundPassage]:
        return await self._run(lambda index: index.search(question))

    async def documents(self, question: Question) -> list[FoundDocument]:
        """Each document counts by its best passage."""
        wide = Question(
            course_id=question.course_id,
            text=question.text,
            document_ids=question.document_ids,
            limit=question.limit * 20,
        )
        best: dict[DocumentId, FoundPassage] = {}
        for passage in await self.passages(wide):
            best.setdefault(passage.document_id, passage)
        return [_found_document(passage) for passage in best.values()][: question.limit]

    async def close(self) -> None:
        if self._index is not None:
            await self._run(lambda index: index.close())
        self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[[PassageIndex], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, work)

    def _do(self, work: Callable[[PassageIndex], T]) -> T:
        try:
            if self._index is None:
                self._index = PassageIndex(self._path)
            return work(self._index)
        except sqlite3.OperationalError as error:
            raise Unavailable("The documents cannot be reached at the moment.") from error


async def _numbered_pages(chunks: AsyncIterator[bytes]) -> AsyncIterator[list[PageText]]:
    """The pages of a text whose bytes come in chunks, a few at a time and never an empty list."""
    paginator = Paginator()
    number = 0
    async for text in _text(chunks):
        pages = [PageText(number=number + place, text=page) for place, page in enumerate(paginator.feed(text), 1)]
        if pages:
            number = pages[-1].number
            yield pages
    last = [PageText(number=number + place, text=page) for place, page in enumerate(paginator.finish(), 1)]
    if last:
        yield last


async def _text(chunks: AsyncIterator[bytes]) -> AsyncIterator[str]:
    head, decoder = b"", None
    try:
        async for chunk in chunks:
            if decoder is not None:
                yield decoder.feed(chunk)
                continue
            head += chunk
            if len(head) >= _HEAD_BYTES:
                decoder = _decoder(head)
                yield decoder.feed(head)
        if decoder is None:
            yield _decoder(head).feed(head, final=True)
        else:
            yield decoder.feed(b"", final=True)
    except UnicodeDecodeError:
        raise _unsupported("Text must be in UTF-8, or in UTF-16 with a byte order mark.") from None


def _decoder(head: bytes) -> TextDecoder:
    encoding = encoding_of(head)
    if encoding is None:
        raise _unsupported("Text must be in UTF-8, or in UTF-16 with a byte order mark.")
    return TextDecoder(encoding)


def _state(shelved: Shelved) -> DocumentState:
    if shelved.page_count is None:
        return DocumentState(status=DocumentStatus.PROCESSING)
    return DocumentState(status=DocumentStatus.READY, percent=100, page_count=shelved.page_count)


def _found_document(passage: FoundPassage) -> FoundDocument:
    return FoundDocument(
        document_id=passage.document_id,
        title=passage.document_name,
        score=passage.score,
        snippet=passage.text[:_SNIPPET_LENGTH],
    )


def _unsupported(message: str) -> UnsupportedDocument:
    return UnsupportedDocument(message, [FieldError(pointer="/file", code="unsupported_document", message=message)])
