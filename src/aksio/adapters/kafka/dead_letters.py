"""Given-up messages wait in `<topic>.dead`, with the reason, until a person sends them again."""

import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from confluent_kafka import Consumer, KafkaException, TopicPartition

from aksio.adapters.kafka.envelope import Message
from aksio.adapters.kafka.parting import part_from
from aksio.adapters.kafka.producer import KafkaProducer
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.take_in import DeadLetter, IncomingMessage
from aksio.domain.shared.errors import Unavailable

_ENDING = ".dead"
_GROUP = "aksio-redrive"
_READ_WITHIN_SECONDS = 15.0
_SILENCE_SECONDS = 0.5


class KafkaAway(Unavailable):
    """Kafka does not answer."""

    code = "kafka_away"

    def __init__(self) -> None:
        super().__init__("Kafka does not answer.")


class _Letter(msgspec.Struct, kw_only=True):
    topic: str
    partition: int
    offset: int
    key: str | None
    reason: str
    tries: int
    value_base64: str


class KafkaDeadLetters:
    """See the ports DeadLetters and WaitingLetters. The offset of a group of its own says which were sent again."""

    def __init__(
        self, producer: KafkaProducer, bootstrap_servers: str, topics: Sequence[str], *, group: str = _GROUP
    ) -> None:
        self._group = group
        self._producer = producer
        self._bootstrap_servers = bootstrap_servers
        self._topics = [f"{topic}{_ENDING}" for topic in topics]

    async def put(self, letter: DeadLetter) -> None:
        """See the port."""
        found = letter.message
        value = msgspec.json.encode(
            _Letter(
                topic=found.topic,
                partition=found.partition,
                offset=found.offset,
                key=found.key,
                reason=letter.reason,
                tries=letter.tries,
                value_base64=b64encode(found.value).decode(),
            )
        )
        await self._send(Message(topic=f"{found.topic}{_ENDING}", key=found.key or found.place, value=value))

    async def waiting(self) -> list[DeadLetter]:
        """See the port."""
        return await in_thread(lambda: [letter for letter, _ in self._read()])

    async def send_again(self, chosen: Callable[[DeadLetter], bool]) -> int:
        """See the port. Those not chosen are put at the end again, so that one offset still says it all."""
        letters = await in_thread(lambda: list(self._read()))
        sent = 0
        for letter, _ in letters:
            if chosen(letter):
                found = letter.message
                await self._send(Message(topic=found.topic, key=found.key or "", value=found.value))
                sent += 1
            else:
                await self.put(letter)
        if letters:
            await in_thread(lambda: self._commit([place for _, place in letters]))
        return sent

    async def _send(self, message: Message) -> None:
        (refused,) = await self._producer.send([message])
        if refused is not None:
            raise KafkaAway from refused

    def _read(self) -> Iterator[tuple[DeadLetter, Any]]:
        """From the committed offset to the present end of each partition."""
        consumer = self._consumer()
        try:
            for place, end in self._ranges(consumer):
                consumer.assign([place])
                give_up_at = time.monotonic() + _READ_WITHIN_SECONDS
                at = place.offset
                while at < end and time.monotonic() < give_up_at:
                    found = consumer.poll(_SILENCE_SECONDS)
                    if found is None or found.error():
                        continue
                    at = found.offset() + 1
                    yield _waiting(found), TopicPartition(found.topic(), found.partition(), at)
        finally:
            part_from(consumer)

    def _ranges(self, consumer: Any) -> list[tuple[Any, int]]:
        try:
            known = consumer.list_topics(timeout=5).topics
            places = [
                TopicPartition(topic, partition)
                for topic in self._topics
                if topic in known
                for partition in known[topic].partitions
            ]
            ranges = []
            for place in consumer.committed(places, timeout=5) if places else []:
                low, high = consumer.get_watermark_offsets(place, timeout=5)
                ranges.append((TopicPartition(place.topic, place.partition, max(place.offset, low)), high))
        except KafkaException as error:
            raise KafkaAway from error
        return ranges

    def _commit(self, places: list[Any]) -> None:
        consumer = self._consumer()
        try:
            consumer.commit(offsets=places, asynchronous=False)
        finally:
            part_from(consumer)

    def _consumer(self) -> Any:
        return Consumer(
            {
                "bootstrap.servers": self._bootstrap_servers,
                "group.id": self._group,
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "log_level": 2,
            }
        )


def _waiting(found: Any) -> DeadLetter:
    letter = msgspec.json.decode(found.value(), type=_Letter)
    message = IncomingMessage(
        topic=letter.topic,
        partition=letter.partition,
        offset=letter.offset,
        key=letter.key,
        value=b64decode(letter.value_base64),
    )
    return DeadLetter(message=message, reason=letter.reason, tries=letter.tries)
