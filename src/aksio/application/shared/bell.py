"""News inside one process: who writes rings, and who waits for work looks at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Bell:
    """Everybody who listens has an event of their own, which only they clear, so nobody misses what another heard."""

    def __init__(self) -> None:
        self._listening: set[asyncio.Event] = set()

    def ring(self) -> None:
        """There may be work."""
        for heard in self._listening:
            heard.set()

    @contextmanager
    def heard(self) -> Iterator[asyncio.Event]:
        """Set whenever it rings inside the block."""
        heard = asyncio.Event()
        self._listening.add(heard)
        try:
            yield heard
        finally:
            self._listening.remove(heard)
