"""A document was deleted: the library forgets it too, and only then its tombstone goes."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.courses.library_ports import DocumentLibrary
from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
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
        await self._library.forget(command.document_id)
        async with self._uow as uow:
            tombstone = await uow.documents.tombstone(command.document_id)
            if tombstone is None or tombstone.deleted_at is None:
                return
            if (
                tombstone.status is DocumentStatus.UPLOADING
                and self._clock.now() < tombstone.deleted_at + ARRIVAL_LASTS
            ):
                raise StillArriving
            uow.documents.remove(tombstone)
            await uow.commit()
