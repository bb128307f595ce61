"""Somebody's server that webhooks lead to: a real one, on a port of this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Received:
    """One message."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Answers with the next of `answers`, and with 204 when there is none. None hangs until the sender gives up."""

    url: str = ""
    answers: list[bytes | None] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)

    def answer(self, status: str, body: bytes = b"", *headers: str) -> None:
        """For the next message, such as `500 Trouble`."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        self.answers.append("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one message."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
            pairs = (line.partition(":") for line in head[1:] if line)
            headers = {name.lower(): value.strip() for name, _, value in pairs}
            body = await reader.readexactly(int(headers["content-length"]))
            self.received.append(Received(head[0].split()[1], headers, body))
            answer = self.answers.pop(0) if self.answers else b"HTTP/1.1 204 Fine\r\nConnection: close\r\n\r\n"
            if answer is None:
                await reader.read()
            else:
                writer.write(answer)
                await writer.drain()
        finally:
            writer.close()


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """A receiver that listens inside the block."""
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/aksio"
    async with server:
        yield receiver
