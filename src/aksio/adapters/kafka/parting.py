"""Leaving Kafka without waiting for it for ever."""

from collections.abc import Callable
from threading import Thread
from typing import Any

LEAVES_WITHIN_SECONDS = 10.0


def part_from(client: list[Any], *, by: Callable[[Any], None] | None = None) -> bool:
    """Give up a consumer or producer: the only reference to it is taken out of `client`. False: it was left behind.

    librdkafka may wait without end for a broker that cannot be reached, in `close` and in the destructor alike
    (its issues 4519 and 5476), and nothing in Python can interrupt that. So it happens in a thread that a process
    does not wait for when it ends; a consumer that did not say goodbye leaves its group by silence.
    """

    def leave() -> None:
        left = client.pop()
        if by is not None:
            by(left)

    thread = Thread(target=leave, name="leaving Kafka", daemon=True)
    thread.start()
    thread.join(LEAVES_WITHIN_SECONDS)
    return not thread.is_alive()
