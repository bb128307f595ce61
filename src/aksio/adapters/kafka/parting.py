"""Leaving Kafka without waiting for it for ever."""

from threading import Thread
from typing import Protocol

LEAVES_WITHIN_SECONDS = 10.0


class Client(Protocol):
    """A consumer or a producer of confluent_kafka."""

    def close(self) -> object:
        """May wait without end."""


def part_from(client: Client) -> bool:
    """Close it, for good; False: it was left behind.

    librdkafka may wait without end for a broker that cannot be reached, in `close` and in the destructor alike
    (its issues 4519 and 5476), and nothing in Python can interrupt that. So it happens in a thread that a process
    does not wait for when it ends, and that keeps the client alive meanwhile: nobody else comes to its destructor.
    A consumer that did not say goodbye leaves its group by silence.
    """
    thread = Thread(target=client.close, name="leaving Kafka", daemon=True)
    thread.start()
    thread.join(LEAVES_WITHIN_SECONDS)
    return not thread.is_alive()
