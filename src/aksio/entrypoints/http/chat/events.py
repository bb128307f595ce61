"""An answer as server-sent events: `start`, then `piece`s as they are kept, then `done`.

The id of an event names the answer and the event's place in it, so that whoever lost the connection says with
Last-Event-ID where to go on. Everything in an event is settled when it is sent: a stream that is cut anywhere and
resumed is, byte for byte, the one that was not cut.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from uuid import UUID

import msgspec
from litestar.response import Stream

from aksio.application.chat.answer_desk import AnswerDesk
from aksio.application.chat.list_messages import GetTurn
from aksio.application.shared.patience import patiently
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, MessageId
from aksio.entrypoints.http.chat.wire import MessageOut

EVENT_STREAM = "text/event-stream"
_ID = re.compile(r"([0-9a-f-]{36})\.(\d{1,9})")
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
BEGINNING = -1
Leave = Callable[[], Awaitable[None]]


class Events:
    """The stream of one answer for one reader. `leave` is called when the reader goes before the end."""

    def __init__(self, desk: AnswerDesk, get_turn: GetTurn, *, leave: Leave | None = None) -> None:
        self._desk = desk
        self._get_turn = get_turn
        self._leave = leave

    def response(self, answer_id: MessageId, learner_id: LearnerId, *, after: int, status: int) -> Stream:
        """What a handler returns; `after` is the place of the last event that the reader has."""
        stream = self.of(answer_id, learner_id, after=after)
        return Stream(stream, media_type=EVENT_STREAM, headers=_HEADERS, status_code=status)

    async def of(self, answer_id: MessageId, learner_id: LearnerId, *, after: int) -> AsyncIterator[bytes]:
        """The events after that place."""
        at_end = False
        try:
            if after < 0:
                yield await self._start(answer_id, learner_id)
            last = max(after, 0)
            async for number, text in self._desk.follow(answer_id, learner_id=learner_id, after=last):
                last = number
                yield event("piece", answer_id, number, {"text": text})
            at_end = True
            yield await self._done(answer_id, learner_id, last)
        finally:
            if not at_end and self._leave is not None:
                await self._leave()

    async def _start(self, answer_id: MessageId, learner_id: LearnerId) -> bytes:
        turn = await patiently(partial(self._get_turn, answer_id, learner_id))
        question = MessageOut.of(turn.user_message)
        return event("start", answer_id, 0, {"user_message": question, "assistant_message": {"id": answer_id}})

    async def _done(self, answer_id: MessageId, learner_id: LearnerId, last: int) -> bytes:
        turn = await patiently(partial(self._get_turn, answer_id, learner_id))
        return event("done", answer_id, last + 1, {"assistant_message": MessageOut.of(turn.assistant_message)})


def event(kind: str, answer_id: UUID, number: int, data: object) -> bytes:
    """One event. JSON has no line ends, so the data is one line."""
    return f"id: {answer_id}.{number}\nevent: {kind}\ndata: ".encode() + msgspec.json.encode(data) + b"\n\n"


def place_of(last_event_id: str | None, answer_id: UUID) -> int:
    """Where a reader stands by the id of the last event that it has. Raises Invalid for the id of something else."""
    if not last_event_id:
        return BEGINNING
    match = _ID.fullmatch(last_event_id)
    if match is None or match[1] != str(answer_id):
        raise Invalid.field("/header/Last-Event-ID", "bad_event_id", "This is no event of that answer.")
    return int(match[2])
