"""Rename, pin, archive or delete a conversation, or go on from another of its messages."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatReader, ChatUnitOfWork
from aksio.application.chat.views import ChatView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.chat.conversation import ChatChanges
from aksio.domain.chat.message import MessageNotFound
from aksio.domain.shared.ids import ChatId, CourseId, LearnerId, MessageId


@dataclass(frozen=True, kw_only=True)
class EditChatCommand:
    """What to change."""

    chat_id: ChatId
    learner_id: LearnerId
    changes: ChatChanges
    expected_version: int | None = None


class EditChat:
    """Raises ChatNotFound, Stale, Invalid."""

    def __init__(self, uow: ChatUnitOfWork, reader: ChatReader, clock: Clock) -> None:
        self._uow = uow
        self._reader = reader
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditChatCommand) -> ChatView:
        before = await self._reader.chat(command.chat_id, learner_id=command.learner_id)
        async with self._uow as uow:
            chat = await uow.chats.get(command.chat_id, learner_id=command.learner_id)
            chat.require_version(command.expected_version)
            chat.edit(now=self._clock.now(), **command.changes)
            uow.chats.save(chat)
            await uow.commit()
        own = {name: getattr(chat, name) for name in ChatView.__dataclass_fields__ if hasattr(chat, name)}
        return ChatView(**own, message_count=before.message_count, active_message_id=before.active_message_id)


@dataclass(frozen=True, kw_only=True)
class ActivateMessageCommand:
    """The message from which the conversation goes on."""

    message_id: MessageId
    chat_id: ChatId
    learner_id: LearnerId


class ActivateMessage:
    """The newest message below it becomes the end of the active branch. Raises MessageNotFound."""

    def __init__(self, uow: ChatUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: ActivateMessageCommand) -> None:
        async with self._uow as uow:
            message = await uow.messages.get(command.message_id, learner_id=command.learner_id)
            if message.chat_id != command.chat_id:
                raise MessageNotFound
            await uow.messages.activate(message)
            await uow.commit()


@dataclass(frozen=True, kw_only=True)
class DeleteChatCommand:
    """Which, and whose."""

    chat_id: ChatId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteChat:
    """With all its messages. Raises ChatNotFound, Stale."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteChatCommand) -> None:
        async with self._uow as uow:
            chat = await uow.chats.get(command.chat_id, learner_id=command.learner_id)
            chat.require_version(command.expected_version)
            chat.delete(now=self._clock.now())
            uow.chats.remove(chat)
            await uow.commit()


@dataclass(frozen=True, kw_only=True)
class DeleteChatsCommand:
    """Those about a course that is gone, or all of a learner who is."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class DeleteChats:
    """One transaction each, so that a crash in between leaves only less to do."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: DeleteChatsCommand) -> None:
        async with self._uow as uow:
            chats = await uow.chats.all(command.learner_id, course_id=command.course_id)
        for chat in chats:
            async with self._uow as uow:
                chat.delete(now=self._clock.now())
                uow.chats.remove(chat)
                await uow.commit()
