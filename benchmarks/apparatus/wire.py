"""A proxy in front of Postgres that counts what really goes over the wire.

A client waits for the answer after Sync, Flush and a simple Query: each of them is a round trip. Each Execute and
each simple Query is a statement. See "Frontend/Backend Protocol" in the manual of Postgres.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

_ROUND_TRIPS = b"SHQ"
_STATEMENTS = b"EQ"


@dataclass
class Counts:
    """Since the proxy was opened, or between two moments."""

    round_trips: int = 0
    statements: int = 0

    def now(self) -> "Counts":
        """A copy, to subtract later."""
        return Counts(self.round_trips, self.statements)

    def since(self, earlier: "Counts") -> "Counts":
        """What came in between."""
        return Counts(self.round_trips - earlier.round_trips, self.statements - earlier.statements)


@contextmanager
def counted(url: str) -> Iterator[tuple[str, Counts]]:
    """An address that leads to the same database, and what goes through it."""
    counts, loop = Counts(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    target = urlsplit(url)
    assert target.hostname is not None
    assert target.port is not None
    opening = _serve(target.hostname, target.port, counts)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result()
    try:
        port = server.sockets[0].getsockname()[1]
        user = target.netloc.rpartition("@")[0]
        yield target._replace(netloc=f"{user}@127.0.0.1:{port}", query="ssl=disable").geturl(), counts
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _serve(host: str, port: int, counts: Counts) -> asyncio.Server:
    async def relay(from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(host, port)
        answers = asyncio.ensure_future(_copy(from_server, to_client))
        try:
            await _count(from_client, to_server, counts)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client has left
        finally:
            answers.cancel()
            to_server.close()
            to_client.close()

    return await asyncio.start_server(relay, "127.0.0.1", 0)


async def _count(source: asyncio.StreamReader, target: asyncio.StreamWriter, counts: Counts) -> None:
    await _pass_on(source, target)  # the first message has no type
    while True:
        kind = await source.readexactly(1)
        counts.round_trips += kind in _ROUND_TRIPS
        counts.statements += kind in _STATEMENTS
        target.write(kind)
        await _pass_on(source, target)


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    length = await source.readexactly(4)
    target.write(length + await source.readexactly(int.from_bytes(length) - 4))


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        target.write(data)
