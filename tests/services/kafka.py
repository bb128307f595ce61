"""Kafka for the tests: the mock brokers of librdkafka, which speak the real protocol, in a process of their own.

They keep everything in memory and have no transactions; groups, offsets and idempotent producers they have.
"""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.services.service import Program, Service, private_directory

ORIGIN = "the mock brokers of librdkafka"
BROKERS = """
import os, signal, sys
from confluent_kafka import Producer
# Nothing is to be saved, and librdkafka may wait for ever when it is to end properly.
signal.signal(signal.SIGINT, lambda *_: os._exit(0))
cluster = Producer({"test.mock.num.brokers": 3, "bootstrap.servers": "mock", "log_level": 2})
brokers = cluster.list_topics(timeout=10).brokers.values()
with open("addresses.new", "w") as file:
    file.write(",".join(f"{broker.host}:{broker.port}" for broker in brokers))
os.rename("addresses.new", "addresses")
signal.pause()
"""


def start() -> Service:
    """Brokers of our own; `url` is what clients call bootstrap servers."""
    directory = private_directory("kafka")
    file = Path(directory, "addresses")
    pid = Program(command=[sys.executable, "-c", BROKERS], directory=directory).start(file.exists)
    return Service(url=file.read_text(), origin=ORIGIN, pid=pid, directory=str(directory))


@dataclass(frozen=True)
class Outage:
    """Brokers that do not answer for a while, and have forgotten nothing when they do again."""

    service: Service

    def begin(self) -> None:
        """From now on nobody answers."""
        os.kill(self._pid, signal.SIGSTOP)

    def end(self) -> None:
        """They go on where they were."""
        os.kill(self._pid, signal.SIGCONT)

    @property
    def _pid(self) -> int:
        assert self.service.pid is not None
        return self.service.pid
