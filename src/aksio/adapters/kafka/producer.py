"""Messages to Kafka, each with its acknowledgement or the reason why there is none."""

from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

from confluent_kafka import KafkaException, Producer

from aksio.adapters.kafka.envelope import Message
from aksio.adapters.kafka.parting import part_from
from aksio.application.shared.in_thread import in_thread

GIVES_UP_AFTER_MS = 6_000
_THEN_ANSWERS_WITHIN_SECONDS = 2.0
"""The library gives up first, so that nothing is sent after we stopped waiting."""
_TOO_LARGE = ("MSG_SIZE_TOO_LARGE", "_MSG_SIZE_TOO_LARGE", "INVALID_MSG", "INVALID_RECORD", "TOPIC_EXCEPTION")


class Unacknowledged(Exception):
    """`passing` is what Kafka's return will mend; the rest is about this message."""

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing


class KafkaProducer:
    """Idempotent, acknowledged by all replicas; one batch at a time, so that a key's messages keep their order."""

    def __init__(self, bootstrap_servers: str, *, gives_up_after_ms: int = GIVES_UP_AFTER_MS) -> None:
        self._answers_within_seconds = gives_up_after_ms / 1000 + _THEN_ANSWERS_WITHIN_SECONDS
        self._settings = {
            "bootstrap.servers": bootstrap_servers,
            "enable.idempotence": True,
            "acks": "all",
            "linger.ms": 0,
            "message.timeout.ms": gives_up_after_ms,
            "socket.connection.setup.timeout.ms": 5_000,
            "reconnect.backoff.max.ms": 1_000,
            "log_level": 2,
        }
        self._producer: Any = None
        self._one_batch = Lock()

    async def send(self, messages: Sequence[Message]) -> list[Unacknowledged | None]:
        """For each message None, once it is acknowledged, or why it is not."""
        return await in_thread(lambda: self._send(messages))

    async def close(self) -> None:
        """Nothing is left to send: every batch was waited for."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await in_thread(lambda: part_from(producer))

    def _send(self, messages: Sequence[Message]) -> list[Unacknowledged | None]:
        with self._one_batch:
            batch = _Batch(len(messages))
            self._make_ready()
            for number, message in enumerate(messages):
                self._produce(message, batch, number)
            if self._producer.flush(self._answers_within_seconds) > 0 or batch.is_fatal:
                self._start_over()
            return batch.outcomes

    def _make_ready(self) -> None:
        if self._producer is None:
            self._producer = Producer(self._settings)

    def _produce(self, message: Message, batch: "_Batch", number: int) -> None:
        try:
            self._producer.produce(message.topic, message.value, message.key, on_delivery=batch.listener(number))
            self._producer.poll(0)
        except BufferError:
            batch.outcomes[number] = Unacknowledged("the producer's queue is full", passing=True)
        except KafkaException as error:
            batch.note(number, error.args[0])

    def _start_over(self) -> None:
        """A producer that cannot go on, or still holds what nobody waits for any more, is thrown away."""
        producer, self._producer = self._producer, None
        with suppress(Exception):
            producer.purge()
        part_from(producer)


class _Batch:
    """What became of each message; until something is heard of it, nothing."""

    def __init__(self, size: int) -> None:
        self.outcomes: list[Unacknowledged | None] = [Unacknowledged("no answer", passing=True)] * size
        self.is_fatal = False

    def listener(self, number: int) -> Any:
        return lambda error, _message: self.note(number, error)

    def note(self, number: int, error: Any) -> None:
        if error is None:
            self.outcomes[number] = None
            return
        self.is_fatal |= error.fatal()
        self.outcomes[number] = Unacknowledged(error.str(), passing=error.name() not in _TOO_LARGE)
