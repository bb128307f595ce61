"""Have a document read once more."""

from dataclasses import dataclass

from aksio.application.courses.library_ports import DocumentLibrary, WebPageScraper
from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ReprocessDocumentCommand:
    """Which document, of which course."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId


class ReprocessDocument:
    """Web pages are fetched again; of files, which the library keeps, its present state is taken over.

    Raises DocumentNotFound, DocumentNotReady while it is arriving, Invalid and Unavailable.
    """

    def __init__(
        self, uow: MaterialUnitOfWork, library: DocumentLibrary, scraper: WebPageScraper, clock: Clock
    ) -> None:
        self._uow = uow
        self._library = library
        self._scraper = scraper
        self._clock = clock

    async def __call__(self, command: ReprocessDocumentCommand) -> DocumentView:
        async with self._uow as uow:
            document = await self._document(uow, command)
        document.reprocess(now=self._clock.now())
        state = await self._started(document)
        async with self._uow as uow:
            document = await self._document(uow, command)
            document.reprocess(now=self._clock.now())
            document.report(state, now=self._clock.now())
            tags = await uow.tags.on(document.id)
            uow.documents.save(document)
            await uow.commit()
        return DocumentView.of(document, tags)

    async def _document(self, uow: MaterialUnitOfWork, command: ReprocessDocumentCommand) -> Document:
        return await uow.documents.get(command.document_id, learner_id=command.learner_id, course_id=command.course_id)

    async def _started(self, document: Document) -> DocumentState:
        if document.source_url is None:
            return await self._library.state(document.id)
        await self._scraper.fetch(document.id, document.source_url)
        return DocumentState(status=DocumentStatus.PROCESSING)
