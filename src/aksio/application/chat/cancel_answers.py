"""End answers that are being written: because the learner wants it, or because whoever wrote them is gone."""

from dataclasses import dataclass, replace

from aksio.application.chat.answer_desk import AnswerDesk
from aksio.application.chat.ports import ChatReader, ChatUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.chat.events import AnswerEnded
from aksio.domain.chat.message import MessageStatus
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId

AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class CancelAnswersCommand:
    """Everything that is being written in this conversation."""

    chat_id: ChatId
    learner_id: LearnerId


class CancelAnswers:
    """What was written is kept and marked. Says which answers it stopped. Raises ChatNotFound.

    An answer that another process writes is ended in storage; that process notices within a second.
    """

    def __init__(self, uow: ChatUnitOfWork, reader: ChatReader, desk: AnswerDesk, clock: Clock) -> None:
        self._uow = uow
        self._reader = reader
        self._desk = desk
        self._clock = clock

    async def __call__(self, command: CancelAnswersCommand) -> list[MessageId]:
        await self._reader.chat(command.chat_id, learner_id=command.learner_id)
        async with self._uow as uow:
            writing = await uow.messages.being_written(command.chat_id, learner_id=command.learner_id)
        for message in writing:
            await self._desk.stop(message.id)
            async with self._uow as uow:
                text = await uow.messages.written(message.id)
                ended = replace(
                    message,
                    content=text,
                    status=MessageStatus.CANCELLED,
                    finished_at=self._clock.now(),
                    lease_token=None,
                )
                await uow.messages.settle(ended, AnswerEnded.of(ended))
                await uow.commit()
        return [message.id for message in writing]


class InterruptLostAnswers:
    """Timed: answers whose writer was killed keep what was written and are marked as interrupted."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> None:
        now = self._clock.now()
        async with self._uow as uow:
            lost = await uow.messages.lost(now=now, limit=AT_ONCE)
        for message in lost:
            async with self._uow as uow:
                text = await uow.messages.written(message.id)
                ended = replace(message, content=text, status=MessageStatus.INTERRUPTED, finished_at=now)
                await uow.messages.settle(ended, AnswerEnded.of(ended))
                await uow.commit()
