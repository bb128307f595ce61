"""Hearing what is published."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import uuid4

import msgspec
from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

from aksio.adapters.kafka.parting import part_from


@dataclass(frozen=True)
class Heard:
    """One message as a consumer sees it."""

    topic: str
    key: str
    body: dict[str, Any]


class Listener:
    """Hears its topics from their beginning."""

    def __init__(self, bootstrap_servers: str, topics: Sequence[str]) -> None:
        self._consumer = Consumer(
            {
                "bootstrap.servers": bootstrap_servers,
                "group.id": f"listener-{uuid4()}",
                "auto.offset.reset": "earliest",
                "allow.auto.create.topics": True,
                "log_level": 2,
                "session.timeout.ms": 60_000,
                "topic.metadata.refresh.interval.ms": 1_000,
            }
        )
        self._consumer.assign([place for topic in topics for place in self._places(topic)])
        self.heard: list[Heard] = []

    def _places(self, topic: str) -> list[TopicPartition]:
        """All partitions, without the seconds that a group takes to form. Asking makes the topic."""
        give_up_at = monotonic() + 10
        while not (partitions := self._consumer.list_topics(topic, timeout=5).topics[topic].partitions):
            assert monotonic() < give_up_at, f"no topic {topic}"
        return [TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in partitions]

    def listen(self, seconds: float = 0.2) -> int:
        """Take in what is there; how much that was."""
        found = [each for each in self._consumer.consume(500, seconds) if not each.error()]
        self.heard += [
            Heard(str(each.topic()), (each.key() or b"").decode(), msgspec.json.decode(each.value() or b"null"))
            for each in found
        ]
        return len(found)

    async def until(self, count: int, *, seconds: float = 30.0) -> list[Heard]:
        """So many were heard."""
        give_up_at = monotonic() + seconds
        while len(self.heard) < count:
            assert monotonic() < give_up_at, f"heard only {self.heard}"
            await asyncio.to_thread(self.listen)
        return self.heard

    def close(self) -> None:
        """Leave."""
        part_from(self._consumer)
