"""How a stand-in server misbehaves when it is told to, and what it has seen."""

import asyncio
from typing import Literal

import msgspec
from litestar import get, put
from litestar.enums import ScopeType
from litestar.params import JSONBody
from litestar.types import ASGIApp, Receive, Scope, Send

FOREVER = 3600.0
UNHARMED = ("/faults", "/seen", "/health")


class Faults(msgspec.Struct):
    """`down`: 503 to everything. `busy`: 503, come back in a minute. `slow`: answers after `seconds`. `hang`: never
    answers. `nonsense`: JSON that fits nothing. `garbage`: not even JSON. `unfinished`: documents stay in work.
    `failed`: documents turn out unreadable. `leaky`: searches ignore which documents were asked for."""

    mode: Literal["none", "down", "busy", "slow", "hang", "nonsense", "garbage", "unfinished", "failed", "leaky"] = (
        "none"
    )
    seconds: float = 0.0


class Seen(msgspec.Struct):
    """What has reached the server since it started."""

    calls: list[str] = []
    tokens: list[str] = []
    bodies: list[str] = []


faults = Faults()
seen = Seen()


@put("/faults", sync_to_thread=False)
def set_faults(data: JSONBody[Faults]) -> Faults:
    faults.mode, faults.seconds = data.mode, data.seconds
    return faults


@get("/seen", sync_to_thread=False)
def get_seen() -> Seen:
    return seen


@get("/health", sync_to_thread=False)
def health() -> dict[str, str]:
    return {"status": "ok"}


def misbehaving(app: ASGIApp) -> ASGIApp:
    """Record each call, want a bearer token, then do what the present fault says."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"] in UNHARMED:
            await app(scope, receive, send)
            return
        seen.calls.append(f"{scope['method']} {scope['path']}")
        seen.tokens.append(dict(scope["headers"]).get(b"authorization", b"").decode())
        if faults.mode in ("slow", "hang"):
            await asyncio.sleep(FOREVER if faults.mode == "hang" else faults.seconds)
        if not seen.tokens[-1].startswith("Bearer "):
            await _answer(send, 401, "application/json", b"{}")
        elif faults.mode in ("down", "busy"):
            await _answer(send, 503, "application/json", b"{}", retry_after=60 if faults.mode == "busy" else None)
        elif faults.mode == "nonsense":
            await _answer(send, 200, "application/json", b'{"pages": 7, "context": [{"text": null}], "documents": {}}')
        elif faults.mode == "garbage":
            await _answer(send, 200, "text/html", b"<html>It works!")
        else:
            await app(scope, receive, send)

    return middleware


async def _answer(send: Send, status: int, content_type: str, body: bytes, *, retry_after: int | None = None) -> None:
    headers = [(b"content-type", content_type.encode())]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
