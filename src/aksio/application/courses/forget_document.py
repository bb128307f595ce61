"""A document was deleted: the library forgets it too, and only then its tombstone goes."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.courses.library_ports import DocumentLibrary
from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import DocumentId

ARRIVAL_LASTS = timedelta(minutes=15)
"""No upload takes longer: the connection to the library is cut by then."""


class StillArriving(Unavailable):
    """It was deleted while it was on its way in, and what is still travelling has to be erased as well."""

    code = "still_arriving"

    def __init__(self) -> None:
        super().__init__("The document was deleted while it was being uploaded.")


@dataclass(frozen=True, kw_only=True)
class ForgetDocumentCommand:
    """The document that was deleted."""

    document_id: DocumentId


class ForgetDocument:
    """Doing it twice changes nothing. Raises Unavailable: then it has to be done again."""

    def __init__(self, uow: MaterialUnitOfWork, library: DocumentLibrary, clock: Clock) -> None:
        self._uow = uow
        self._library = library
        self._clock = clock

    async def __call__(self, command: ForgetDocumentCommand) -> None:
        async with self._uow as uow:
            tombstone = await uow.documents.tombstone(command.document_id)
        await self._library.forget(command.document_id)
        if tombstone is None:
            return
        # As it was before the library forgot: what arrived in between has to be forgotten too.
        if self._is_arriving(tombstone):
            raise StillArriving
        async with self._uow as uow:
            uow.documents.remove(tombstone)
            await uow.commit()

    def _is_arriving(self, tombstone: Document) -> bool:
        return tombstone.status is DocumentStatus.UPLOADING and (
            tombstone.deleted_at is None or self._clock.now() < tombstone.deleted_at + ARRIVAL_LASTS
        )
