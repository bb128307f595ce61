"""What reactions get."""

from dataclasses import dataclass
from uuid import UUID

from aksio.domain.shared.aggregate import Event


@dataclass(frozen=True)
class Delivered:
    """An event out of the outbox. After a crash it comes again, with the same `id`: claim that where twice is wrong."""

    id: UUID
    event: Event
