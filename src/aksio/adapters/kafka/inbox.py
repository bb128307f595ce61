"""Messages of some topics for one group of consumers; an offset moves on only when it is said to."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from confluent_kafka import Consumer, KafkaException, TopicPartition
from prometheus_client import Gauge

from aksio.adapters.kafka.parting import part_from
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.take_in import IncomingMessage

_LAG = Gauge("aksio_kafka_lag", "Messages that wait for our consumers", ("topic", "partition"))
_WAITED = Gauge("aksio_kafka_oldest_seconds", "How long the message that was taken last had waited", ("topic",))
_LOOK_SECONDS = 0.2


class KafkaInbox:
    """One consumer of a group. Used by one task at a time; calls to Kafka are made in a thread."""

    def __init__(
        self, bootstrap_servers: str, *, group: str, topics: Sequence[str], clock: Callable[[], float] = time.time
    ) -> None:
        self._settings = {
            "bootstrap.servers": bootstrap_servers,
            "group.id": group,
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
            "allow.auto.create.topics": True,
            "session.timeout.ms": 6_000,
            "reconnect.backoff.max.ms": 1_000,
            # Not what is left of the session when a member has left: others join then, and who hears of topics just as
            # it joins joins once more.
            "topic.metadata.refresh.interval.ms": 3_000,
            "log_level": 2,
        }
        self._topics = list(topics)
        self._clock = clock
        self._consumer: Any = None

    async def next(self) -> IncomingMessage | None:
        """The next one, or None when there is none for a moment."""
        return await in_thread(self._poll)

    async def done(self, message: IncomingMessage) -> None:
        """Neither we nor another consumer of the group needs it any more."""
        await in_thread(lambda: self._commit(message))

    async def again(self, message: IncomingMessage) -> None:
        """It comes once more, before those after it."""
        await in_thread(lambda: self._consumer.seek(_position(message, message.offset)))

    async def close(self) -> None:
        """Leave the group, so that the others take over at once."""
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            await in_thread(lambda: part_from(consumer))

    def _poll(self) -> IncomingMessage | None:
        if self._consumer is None:
            self._consumer = Consumer(self._settings)
            self._consumer.subscribe(self._topics)
        found = self._consumer.poll(_LOOK_SECONDS)
        if found is None or found.error():
            return None
        self._measure(found)
        key = found.key()
        return IncomingMessage(
            topic=found.topic(),
            partition=found.partition(),
            offset=found.offset(),
            key=None if key is None else key.decode("utf-8", "replace"),
            value=found.value() or b"",
        )

    def _commit(self, message: IncomingMessage) -> None:
        """A commit that fails (Kafka is away, the partition is another's now) costs a repetition, no more."""
        try:
            self._consumer.commit(offsets=[_position(message, message.offset + 1)], asynchronous=False)
        except KafkaException:
            return

    def _measure(self, found: Any) -> None:
        topic, partition = found.topic(), found.partition()
        _, end = self._consumer.get_watermark_offsets(_place(topic, partition), cached=True)
        _LAG.labels(topic, str(partition)).set(max(0, end - found.offset() - 1))
        _, written_ms = found.timestamp()
        _WAITED.labels(topic).set(max(0.0, self._clock() - written_ms / 1000))


def _place(topic: str, partition: int) -> Any:
    return TopicPartition(topic, partition)


def _position(message: IncomingMessage, offset: int) -> Any:
    return TopicPartition(message.topic, message.partition, offset)
