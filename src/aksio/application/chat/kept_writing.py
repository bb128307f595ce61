"""An answer in storage while it is written: its pieces, its lease and its end."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.post_message import LEASE
from aksio.application.chat.writing import Writing
from aksio.application.shared.patience import patiently
from aksio.application.shared.ports import Clock
from aksio.application.shared.uninterrupted import uninterrupted
from aksio.domain.chat.events import AnswerEnded
from aksio.domain.chat.message import AnswerTaken, MessageStatus
from aksio.domain.shared.errors import AksioError, Raced

ALIVE_EVERY = 0.8


class KeptWriting:
    """Storage that is busy or away for a moment ends no answer: the same is offered again.

    Every step raises AnswerTaken where the answer is no longer ours to write, except its end, which is then another's.
    """

    def __init__(self, writing: Writing, uow: Callable[[], ChatUnitOfWork], clock: Clock) -> None:
        self._writing = writing
        self._uow = uow
        self._clock = clock

    async def keep(self, more: str = "") -> None:
        """What waits, and `more`, is the next piece."""
        self._writing.waiting += more
        if self._writing.waiting:
            await patiently(lambda: uninterrupted(self._store()))

    async def end(self, status: MessageStatus, *, failure: str | None = None) -> None:
        """Keep what waits, and say how it ended; what has ended already stays so. Does no harm when repeated."""
        if self._writing.waiting:
            with suppress(AnswerTaken):
                await self._store()
        message = replace(self._writing.ended(status, failure), finished_at=self._clock.now())
        async with self._uow() as uow:
            await uow.messages.settle(message, AnswerEnded.of(message))
            await uow.commit()

    async def show_life(self, writer: "asyncio.Task[Any] | None") -> None:
        """Renew the lease, as each piece does; where it is gone (cancelled elsewhere) stop the writer."""
        while True:
            await asyncio.sleep(ALIVE_EVERY)
            if asyncio.get_running_loop().time() - self._writing.kept_at < ALIVE_EVERY:
                continue
            try:
                async with self._uow() as uow:
                    await uow.messages.renew(self._writing.turn.answer, lease_expires_at=self._clock.now() + LEASE)
                    await uow.commit()
            except AnswerTaken:
                assert writer is not None
                writer.cancel("taken")
                return
            except AksioError:
                continue

    async def _store(self) -> None:
        writing, loop = self._writing, asyncio.get_running_loop()
        started = loop.time()
        with suppress(Raced):  # an attempt before did keep it, and its answer was lost
            async with self._uow() as uow:
                await uow.messages.add_piece(
                    writing.turn.answer,
                    number=writing.pieces + 1,
                    text=writing.waiting,
                    lease_expires_at=self._clock.now() + LEASE,
                )
                await uow.commit()
        writing.kept(started=started, now=loop.time())
