"""The answers that this process is writing, and how to look on while they are written."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from contextvars import Context
from functools import partial

from aksio.application.chat.answer_turn import LEAVING, AnswerTurn
from aksio.application.chat.ports import ChatReader
from aksio.application.chat.post_message import Turn
from aksio.application.chat.title_chat import TitleChat
from aksio.application.shared.patience import patiently
from aksio.domain.chat.message import MessageStatus
from aksio.domain.shared.ids import LearnerId, MessageId

LOOK_EVERY = 0.5
"""How often an answer that another process writes is looked at, in seconds."""


class _Running:
    """One answer under way: the pieces that are kept, and a bell for those who look on."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, str]] = []
        self.changed = asyncio.Event()
        self.task: asyncio.Task[None] | None = None
        self.has_ended = self.is_settled = False
        """Whether nothing more comes from here, and whether storage knows how it ended."""

    def publish(self, number: int, text: str) -> None:
        self.pieces.append((number, text))
        self.ring()

    def ring(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()


class AnswerDesk:
    """One for each process. Answers go on when nobody looks; `close` interrupts them."""

    def __init__(
        self, answer_turn: Callable[[], AnswerTurn], title_chat: Callable[[], TitleChat], reader: ChatReader
    ) -> None:
        self._answer_turn = answer_turn
        self._title_chat = title_chat
        self._reader = reader
        self._running: dict[MessageId, _Running] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, turn: Turn) -> None:
        """Write the answer beside the request; a request that was sent again begins nothing."""
        if not turn.is_new:
            return
        running = _Running()
        self._running[turn.answer.id] = running
        running.task = asyncio.get_running_loop().create_task(self._write(turn, running), context=Context())
        self._tasks.add(running.task)
        running.task.add_done_callback(self._tasks.discard)

    async def follow(
        self, message_id: MessageId, *, learner_id: LearnerId, after: int
    ) -> AsyncIterator[tuple[int, str]]:
        """Pieces of an answer that come after that number, as they are kept, until it has ended."""
        running = self._running.get(message_id)
        if running is not None:
            async for number, text in _here(running, after):
                after = number
                yield number, text
            if running.is_settled:
                return
        async for piece in self._elsewhere(message_id, learner_id, after):
            yield piece

    async def _elsewhere(
        self, message_id: MessageId, learner_id: LearnerId, after: int
    ) -> AsyncIterator[tuple[int, str]]:
        """What another process writes, or wrote, is looked up; where storage is busy that takes a little longer."""
        while True:
            has_ended = await patiently(partial(self._has_ended, message_id, learner_id))
            for number, text in await patiently(partial(self._reader.pieces, message_id, after=after)):
                after = number
                yield number, text
            if has_ended:
                return
            await asyncio.sleep(LOOK_EVERY)

    async def finished(self, message_id: MessageId, *, learner_id: LearnerId) -> None:
        """Wait until it has ended."""
        async for _ in self.follow(message_id, learner_id=learner_id, after=0):
            pass

    async def stop(self, message_id: MessageId) -> None:
        """Cancel the writing, where it is here, and wait until it has let go."""
        running = self._running.get(message_id)
        if running is not None and running.task is not None:
            running.task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.wait([running.task])

    async def close(self) -> None:
        """The process leaves: what is being written is marked as interrupted."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel(LEAVING)
        if tasks:
            await asyncio.wait(tasks)

    async def _write(self, turn: Turn, running: _Running) -> None:
        """The answer, and when nobody waits any more the title. It runs in a context that no request leaks into."""
        try:
            complete = await self._answer_turn()(turn, running.publish)
            running.is_settled = True
        finally:
            running.has_ended = True
            del self._running[turn.answer.id]
            running.ring()
        if complete:
            await self._title_chat()(turn.question)

    async def _has_ended(self, message_id: MessageId, learner_id: LearnerId) -> bool:
        message = await self._reader.message(message_id, learner_id=learner_id)
        return message.status is not MessageStatus.WRITING


async def _here(running: _Running, after: int) -> AsyncIterator[tuple[int, str]]:
    """Pieces after that number until the writing ends."""
    while True:
        bell, has_ended = running.changed, running.has_ended
        for number, text in [piece for piece in running.pieces if piece[0] > after]:  # a copy: the list grows meanwhile
            after = number
            yield number, text
        if has_ended:
            return
        await bell.wait()
