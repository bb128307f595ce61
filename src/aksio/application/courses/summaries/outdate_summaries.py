"""A document was read anew or deleted: what was summed up from it is no longer what it says."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from aksio.application.courses.summaries.storage_ports import SummariesReader, SummaryUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.courses.summaries.status import SummaryNotFound
from aksio.domain.shared.ids import DocumentId

_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class OutdateSummariesCommand:
    """Which document, and when it changed."""

    document_id: DocumentId
    at: datetime


class OutdateSummaries:
    """Each in a unit of work of its own; whatever stops it, doing it again goes on. Raises Conflict."""

    def __init__(self, reader: SummariesReader, uow: SummaryUnitOfWork, clock: Clock) -> None:
        self._reader = reader
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: OutdateSummariesCommand) -> None:
        while found := await self._reader.read_before(command.document_id, at=command.at, limit=_AT_ONCE):
            for one in found:
                with suppress(SummaryNotFound):
                    async with self._uow as uow:
                        summary = await uow.summaries.get(one.summary_id, learner_id=one.learner_id)
                        summary.source_changed(at=command.at, now=self._clock.now())
                        uow.summaries.save(summary)
                        await uow.commit()
