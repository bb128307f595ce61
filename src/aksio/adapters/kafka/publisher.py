"""Events of the outbox to Kafka."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from aksio.adapters.kafka.envelope import Message, enveloped
from aksio.adapters.kafka.producer import KafkaProducer
from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.publish_events import NotPublished

MoreMessages = Callable[[OutboxRow], Awaitable[list[Message]]]


class KafkaEventPublisher:
    """See the port. `more` names further messages of an event: those of the old topics, where they are switched on."""

    def __init__(self, producer: KafkaProducer, more: MoreMessages | None = None) -> None:
        self._producer = producer
        self._more = more

    async def publish(self, rows: Sequence[OutboxRow]) -> dict[UUID, NotPublished]:
        """See the port. A row counts once all its messages are acknowledged."""
        owners: list[UUID] = []
        messages: list[Message] = []
        for row in rows:
            for message in [enveloped(row), *(await self._more(row) if self._more else [])]:
                owners.append(row.id)
                messages.append(message)
        outcomes = zip(owners, await self._producer.send(messages), strict=True)
        return {row_id: NotPublished(reason=bad.reason, passing=bad.passing) for row_id, bad in outcomes if bad}
