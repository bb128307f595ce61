"""Idempotency-Key on POST: opened before the handler, stored with the effect after it."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import (
    ASGIApp,
    HTTPReceiveMessage,
    HTTPRequestEvent,
    HTTPSendMessage,
    Message,
    Receive,
    Scope,
    Send,
)
from litestar.utils.scope.state import ScopeState

from aksio.application.shared.answer_once import Answer, AnswerOnce, OpenAnswer
from aksio.domain.shared.errors import Invalid, TooLarge, Unavailable

_REPEATED_HEADERS = ("content-type", "location", "etag", "retry-after")
_LONGEST_KEY = 200
_TRY_AGAIN = (401, 409, 429)


class IdempotencyKeys(ASGIMiddleware):
    """Answers are kept and repeated, except those that ask to try again: after them the key is free, nothing was done.

    Routes with `opt={"no_idempotency_key": True}` stream their bodies and look after themselves.
    """

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "no_idempotency_key"

    def __init__(self, answer_once: Callable[[], AnswerOnce], *, longest_body: int) -> None:
        self._answer_once = answer_once
        self._longest_body = longest_body

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass on what carries no key."""
        key = _header(scope, b"idempotency-key")
        if scope.get("method") != "POST" or key is None:
            await next_app(scope, receive, send)
            return
        if not key or len(key) > _LONGEST_KEY:
            raise Invalid.field("/header/Idempotency-Key", "bad_key", f"Must have 1 to {_LONGEST_KEY} characters.")
        body = await _read(receive, longest=self._longest_body)
        opened = await self._answer_once()(asker=_asker(scope), key=key, fingerprint=_fingerprint(scope, body))
        if isinstance(opened, Answer):
            await _send_again(opened, send)
        else:
            await _answer(opened, next_app, scope, _replay(body, receive), send)


async def _answer(opened: OpenAnswer, next_app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run the handler, hold its messages back until effect and answer are stored, then send them."""
    messages: list[Message] = []

    async def hold(message: Message) -> None:
        messages.append(message)

    try:
        await next_app(scope, receive, hold)
        answer = _answer_of(messages)
        if answer.status in _TRY_AGAIN or answer.status >= 500:
            await _abandon(opened)
        else:
            await opened.store(answer)
    except BaseException:
        await _abandon(opened)
        ScopeState.from_scope(scope).response_started = False  # nothing left us: Litestar may still answer
        raise
    for message in messages:
        await send(message)


async def _abandon(opened: OpenAnswer) -> None:
    """Where storage is away the key stays taken for a minute; that must not hide why the request failed."""
    with suppress(Unavailable):
        await opened.abandon()


def _answer_of(messages: list[Message]) -> Answer:
    status, headers, body = 500, {}, b""
    for message in messages:
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            body += message["body"]
    kept = {name: value for name, value in headers.items() if name in _REPEATED_HEADERS}
    return Answer(status=status, headers=kept, body=body)


async def _send_again(answer: Answer, send: Send) -> None:
    headers = [(name.encode(), value.encode()) for name, value in answer.headers.items()]
    headers += [(b"content-length", str(len(answer.body)).encode()), (b"idempotent-replayed", b"true")]
    start: HTTPSendMessage = {"type": "http.response.start", "status": answer.status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})


async def _read(receive: Receive, *, longest: int) -> bytes:
    chunks, more, length = [], True, 0
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        chunks.append(message["body"])
        length += len(message["body"])
        if length > longest:
            raise TooLarge(f"A body may have at most {longest} bytes.")
        more = message["more_body"]
    return b"".join(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> HTTPReceiveMessage:
        nonlocal sent
        if sent:
            return cast(HTTPReceiveMessage, await receive())
        sent = True
        again: HTTPRequestEvent = {"type": "http.request", "body": body, "more_body": False}
        return again

    return replay


def _fingerprint(scope: Scope, body: bytes) -> str:
    query = scope.get("query_string", b"")
    return hashlib.sha256(b"\0".join([scope["path"].encode(), query, body])).hexdigest()


def _asker(scope: Scope) -> str:
    user = scope.get("user")
    return str(user.id) if user is not None else "anonymous"


def _header(scope: Scope, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)
