"""Which use case follows which event. This is the only way from one context to another."""

from uuid import UUID

from aksio.domain.shared.aggregate import Event
from aksio.entrypoints.composition.container import Container


class Subscriptions:
    """See the port `Reactions`. Whatever an event causes stands here, in one place."""

    def __init__(self, container: Container) -> None:
        self._container = container

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        """See the port."""
        match event:
            case _:
                pass
