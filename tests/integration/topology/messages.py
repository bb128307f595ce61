"""The retrieval-service talks while things break: some messages twice, some nonsense."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import msgspec
from confluent_kafka import Producer

TOPIC = "document.processing"
DEAD = f"{TOPIC}.dead"
_PAUSE_SECONDS = 0.2


@dataclass
class Talk:
    """What was said, and what of it makes no sense."""

    said: list[str] = field(default_factory=list)
    nonsense: list[str] = field(default_factory=list)

    async def go_on(self, bootstrap_servers: str, chance: random.Random, over: asyncio.Event) -> None:
        """Until then; everything that is said arrives at Kafka."""
        producer = Producer({"bootstrap.servers": bootstrap_servers, "acks": "all", "log_level": 2})
        while not over.is_set():
            self._say_one(producer, chance)
            producer.poll(0)
            await asyncio.sleep(_PAUSE_SECONDS)
        left = await asyncio.to_thread(producer.flush, 30)
        assert left == 0

    def _say_one(self, producer: Any, chance: random.Random) -> None:
        name = str(uuid4())
        if chance.random() < 0.1:
            self.nonsense.append(name)
            producer.produce(TOPIC, f"nonsense {name}", name)
            return
        self.said.append(name)
        report = {"event_id": name, "document_id": str(uuid4()), "status": "processing", "progress": 50}
        for _ in range(chance.choice([1, 1, 2])):
            producer.produce(TOPIC, msgspec.json.encode(report), name)
