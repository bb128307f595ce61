"""Asking over HTTP and reading streams of events."""

from dataclasses import dataclass
from typing import Any

import msgspec

from tests.integration.http_client import Learner


@dataclass(frozen=True)
class Event:
    """One event of a stream."""

    id: str
    kind: str
    data: dict[str, Any]


def events_of(stream: bytes) -> list[Event]:
    """The whole events in what has arrived; a half one at the end is left out, as browsers do."""
    whole = stream.split(b"\n\n")[:-1]
    return [_event(block.decode()) for block in whole]


def _event(block: str) -> Event:
    fields = dict(line.split(": ", 1) for line in block.split("\n"))
    return Event(fields["id"], fields["event"], msgspec.json.decode(fields["data"]))


async def asked(learner: Learner, chat_id: str, content: str, **more: Any) -> dict[str, Any]:
    """A question with its answer."""
    answer = await learner.post(f"/chat/chats/{chat_id}/messages", {"content": content, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]
