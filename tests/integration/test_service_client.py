"""The client of neighbouring services against a server that misbehaves at the level of HTTP itself."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from aksio.adapters.http_services.service_client import Bounds, Refused, ServiceClient, Timeouts
from aksio.domain.shared.errors import Unavailable


class Hello(msgspec.Struct):
    word: str


class Server:
    """Says the same to everybody."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self.heard: list[bytes] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(self._answer)
        await writer.drain()
        writer.close()


async def call(server: Server) -> Hello:
    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    client = ServiceClient(
        f"http://127.0.0.1:{port}",
        timeouts=Timeouts(total=2),
        bounds=Bounds(answer_bytes=1000, attempts=2),
        wait=lambda attempt: 0.0,
    )
    try:
        return await client.call("GET", "/hello", Hello)
    finally:
        await client.close()
        listening.close()


def response(status: str, body: bytes, *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def test_an_answer_that_fits_is_an_answer() -> None:
    assert (await call(Server(response("200 OK", b'{"word": "hi", "more": 1}')))).word == "hi"


@pytest.mark.parametrize(
    ("answer", "tries"),
    [
        (response("200 OK", b'{"word": 7}'), 2),
        (response("200 OK", b'{"word": "' + b"x" * 2000 + b'"}'), 2),
        (response("200 OK", b"\xff\xfe"), 2),
        (response("200 OK", b"bomb", "Content-Encoding: gzip"), 2),
        (response("302 Found", b"", "Location: http://127.0.0.1:1/"), 2),
        (response("500 Oops", b"{}"), 2),
        (response("401 No", b"{}"), 2),
        (response("429 Slow", b"{}", "Retry-After: 7"), 1),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", 2),
        (b"SSH-2.0-OpenSSH\r\n", 2),
        (b"", 2),
    ],
)
async def test_what_makes_no_sense_is_unavailable_after_another_try(answer: bytes, tries: int) -> None:
    server = Server(answer)
    with pytest.raises(Unavailable) as trouble:
        await call(server)
    assert len(server.heard) == tries
    assert trouble.value.retry_after == (7 if tries == 1 else 5)


async def test_what_the_service_refuses_is_not_tried_again() -> None:
    server = Server(response("422 No", b"{}"))
    with pytest.raises(Refused) as refusal:
        await call(server)
    assert (refusal.value.status, len(server.heard)) == (422, 1)


async def test_an_upload_to_a_server_that_does_not_listen_ends(deaf_port: int) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 65_536

    client = ServiceClient(f"http://127.0.0.1:{deaf_port}", timeouts=Timeouts(read=0.2, write=0.2, upload=3))
    with pytest.raises(Unavailable):
        await client.stream("/upload", Hello, content_type="text/plain", chunks=endless())
    await client.close()


@pytest.fixture
async def deaf_port() -> AsyncIterator[int]:
    """Accepts connections and reads nothing of what is sent."""
    leaving = asyncio.Event()

    async def ignore(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await leaving.wait()
        writer.close()

    listening = await asyncio.start_server(ignore, "127.0.0.1", 0)
    yield listening.sockets[0].getsockname()[1]
    leaving.set()
    listening.close()
