"""What is let in, and what those are told who are not."""

import asyncio
import json
from typing import Any, cast

from litestar.types import Message, Receive, Scope, Send

from aksio.application.shared.check_readiness import CheckReadiness
from aksio.entrypoints.http.admission import Admission

ID = "the-callers-own-id"


class NoStorage:
    """Never asked here."""

    async def ping(self) -> None:
        raise AssertionError


class SlowApp:
    """Answers when it may."""

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        await self.may_answer.wait()


async def ask(admission: Admission, path: str = "/api/v1/courses") -> list[Message]:
    """One request; the messages of the answer."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"x-request-id", ID.encode())]}
    await admission(cast(Scope, scope), cast(Receive, None), send)
    return sent


def read(messages: list[Message]) -> tuple[int, dict[bytes, bytes], dict[str, Any]]:
    """Status, headers and body."""
    start, body = cast(list[Any], messages)
    return start["status"], dict(start["headers"]), json.loads(body["body"])


async def test_one_too_many_is_told_when_to_come_back_and_the_next_is_let_in_again() -> None:
    app = SlowApp()
    readiness = CheckReadiness(NoStorage())
    admission = Admission(app, lambda: readiness, most=2)
    let_in = [asyncio.create_task(ask(admission)) for _ in range(2)]
    await asyncio.sleep(0)
    status, headers, problem = read(await ask(admission))
    assert (status, problem["code"], problem["request_id"]) == (503, "overloaded", ID)
    assert headers[b"retry-after"] == b"1"
    assert headers[b"x-request-id"] == ID.encode()
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert int(headers[b"content-length"]) == len(json.dumps(problem, separators=(",", ":")).encode())
    app.may_answer.set()
    await asyncio.gather(*let_in)
    await ask(admission)
    assert app.asked == 3


async def test_a_process_that_leaves_refuses_everything_but_questions_about_its_health() -> None:
    app, readiness = SlowApp(), CheckReadiness(NoStorage())
    app.may_answer.set()
    admission = Admission(app, lambda: readiness, most=2)
    readiness.drain()
    status, headers, problem = read(await ask(admission))
    assert (status, problem["code"], headers[b"connection"]) == (503, "draining", b"close")
    await ask(admission, "/health/live")
    assert app.asked == 1
