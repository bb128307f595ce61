"""A proxy in front of Postgres that counts what really goes over the wire.

A client waits for the answer after Sync, Flush and a simple Query: each of them is a round trip. Each Execute and
each simple Query is a statement. See "Frontend/Backend Protocol" in the manual of Postgres.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

_WANTS_TLS = (80877103).to_bytes(4)
_NO_TLS = b"N"
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
    counts, target = Counts(), urlsplit(url)
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    opened: asyncio.Future[int] = loop.create_future()
    work = _serve(target.hostname or "127.0.0.1", target.port or 5432, counts, opened, stop)
    thread = threading.Thread(target=lambda: loop.run_until_complete(work))
    thread.start()
    try:
        port = asyncio.run_coroutine_threadsafe(_value(opened), loop).result()
        user = target.netloc.rpartition("@")[0]
        yield target._replace(netloc=f"{user}@127.0.0.1:{port}").geturl(), counts
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


async def _value(future: asyncio.Future[int]) -> int:
    return await future


async def _serve(host: str, port: int, counts: Counts, opened: asyncio.Future[int], stop: asyncio.Event) -> None:
    async def relay(from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(host, port)
        answers = asyncio.create_task(_copy(from_server, to_client))
        with suppress(asyncio.IncompleteReadError, ConnectionError):  # the client has left
            await _count(from_client, to_client, to_server, counts)
        answers.cancel()
        to_server.close()
        to_client.close()

    async with await asyncio.start_server(relay, "127.0.0.1", 0) as server:
        opened.set_result(server.sockets[0].getsockname()[1])
        await stop.wait()


async def _count(
    source: asyncio.StreamReader, client: asyncio.StreamWriter, target: asyncio.StreamWriter, counts: Counts
) -> None:
    while (greeting := await _message(source))[4:] == _WANTS_TLS:
        client.write(_NO_TLS)
    target.write(greeting)
    while True:
        kind = await source.readexactly(1)
        target.write(kind + await _message(source))
        counts.round_trips += kind in _ROUND_TRIPS
        counts.statements += kind in _STATEMENTS


async def _message(source: asyncio.StreamReader) -> bytes:
    """Its length, and what follows."""
    length = await source.readexactly(4)
    return length + await source.readexactly(int.from_bytes(length) - 4)


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        target.write(data)
    target.close()  # a client that says goodbye waits for this
