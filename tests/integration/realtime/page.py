"""An open page of the application in the test's own event loop: the other end of its WebSocket."""

import asyncio
import json
from contextlib import suppress
from typing import Any, Self, cast
from urllib.parse import urlencode

from litestar import Litestar
from litestar.types import Receive, Scope, Send

PATIENCE_SECONDS = 30


class Page:
    """`async with Page(...)` connects. What is received stays in `received`; `closed` is the close code, once there."""

    def __init__(self, app: Litestar, **query: str | int) -> None:
        self._app = app
        self._query = urlencode(query)
        self._to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._arrived = asyncio.Condition()
        self.received: list[dict[str, Any]] = []
        self.closed: int | None = None
        self.reads = asyncio.Event()
        self.reads.set()

    async def __aenter__(self) -> Self:
        self._to_app.put_nowait({"type": "websocket.connect"})
        scope = {
            "type": "websocket", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
            "scheme": "ws", "path": "/api/v1/realtime", "raw_path": b"/api/v1/realtime", "root_path": "",
            "query_string": self._query.encode(), "headers": [], "client": ("127.0.0.1", 1), "server": ("test", 80),
            "subprotocols": [], "state": {}, "extensions": {},
        }  # fmt: skip
        running = self._app(cast(Scope, scope), cast(Receive, self._to_app.get), cast(Send, self._take))
        self._task = asyncio.ensure_future(running)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()
        self.reads.set()
        with suppress(asyncio.CancelledError):
            await self._task

    async def leave(self) -> None:
        """Close the page, or lose the connection: it looks the same."""
        self._to_app.put_nowait({"type": "websocket.disconnect", "code": 1006})
        async with self._arrived:
            self._arrived.notify_all()

    async def until_closed(self) -> int:
        """The close code."""
        await self._wait(lambda: self.closed is not None)
        assert self.closed is not None
        return self.closed

    async def next(self, kind: str, **data: object) -> dict[str, Any]:
        """The first message, from the beginning, of that kind and with that in its data."""

        def matching() -> dict[str, Any] | None:
            found = (one for one in self.received if one["kind"] == kind)
            return next((one for one in found if data.items() <= (one.get("data") or {}).items()), None)

        await self._wait(lambda: matching() is not None)
        message = matching()
        assert message is not None
        return message

    async def until_sequence(self, sequence: int) -> None:
        """Until that message has come."""
        await self._wait(lambda: bool(self.sequences) and self.sequences[-1] >= sequence)

    @property
    def sequences(self) -> list[int]:
        """Of the numbered messages, in the order in which they came."""
        return [one["sequence"] for one in self.received[1:] if "sequence" in one]

    async def _take(self, message: dict[str, Any]) -> None:
        if message["type"] != "websocket.close":
            await self.reads.wait()
        async with self._arrived:
            if message["type"] == "websocket.send":
                self.received.append(json.loads(message["text"]))
            elif message["type"] == "websocket.close":
                self.closed = message["code"]
            self._arrived.notify_all()

    async def _wait(self, good: Any) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._arrived:
            await self._arrived.wait_for(good)
