"""Timed: see how far documents are that the library works on, and give up those that never arrived."""

from contextlib import suppress
from datetime import timedelta

from aksio.application.courses.library_ports import DocumentLibrary
from aksio.application.courses.material_ports import MaterialUnitOfWork, UnattendedDocuments
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document import Document, DocumentNotFound
from aksio.domain.courses.document_state import INTERRUPTED, LOST, TIMED_OUT, DocumentState, DocumentStatus
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import DocumentId, LearnerId

STUCK_AFTER = timedelta(minutes=5)
"""Progress is saved as bytes pass, and a sender who is silent for long is cut off."""
TIMED_OUT_AFTER = timedelta(days=1)
_AT_ONCE = 200


class RefreshDocuments:
    """Raises Unavailable while the library is away; what was seen before that is kept."""

    def __init__(
        self, uow: MaterialUnitOfWork, unattended: UnattendedDocuments, library: DocumentLibrary, clock: Clock
    ) -> None:
        self._uow = uow
        self._unattended = unattended
        self._library = library
        self._clock = clock

    async def __call__(self) -> None:
        stuck = await self._unattended.stuck_since(self._clock.now() - STUCK_AFTER, limit=_AT_ONCE)
        for document_id, learner_id in stuck:
            await self._note(document_id, learner_id, DocumentState(status=DocumentStatus.FAILED, failure=INTERRUPTED))
        for document_id, learner_id in await self._unattended.processing(limit=_AT_ONCE):
            await self._note(document_id, learner_id, await self._state(document_id))

    async def _state(self, document_id: DocumentId) -> DocumentState:
        try:
            return await self._library.state(document_id)
        except DocumentNotFound:
            return DocumentState(status=DocumentStatus.FAILED, failure=LOST)

    async def _note(self, document_id: DocumentId, learner_id: LearnerId, state: DocumentState) -> None:
        """Somebody else may note the same, or delete the document, at the same moment: then this one need not."""
        with suppress(Conflict, DocumentNotFound):
            async with self._uow as uow:
                document = await uow.documents.get(document_id, learner_id=learner_id)
                before = (document.status, document.progress)
                document.report(self._in_time(document, state), now=self._clock.now())
                if (document.status, document.progress) != before:
                    uow.documents.save(document)
                    await uow.commit()

    def _in_time(self, document: Document, state: DocumentState) -> DocumentState:
        waited = self._clock.now() - document.updated_at
        if state.status is DocumentStatus.PROCESSING and waited > TIMED_OUT_AFTER:
            return DocumentState(status=DocumentStatus.FAILED, failure=TIMED_OUT)
        return state
