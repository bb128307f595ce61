"""Ask the tutor: the question is kept at once, and an answer is begun."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.answer_once import KeyReused
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.events import QuestionAsked
from aksio.domain.chat.message import Message, MessageStatus, Role, require_question
from aksio.domain.chat.title import title_of
from aksio.domain.shared.ids import ChatId, DocumentId, LearnerId, MessageId

LEASE = timedelta(seconds=10)
"""An answer whose writer shows no life for so long is interrupted."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A question, and the answer that is being written to it. `is_new` is False for a request that was sent again.

    `afresh` for an answer beside an earlier one to the same question.
    """

    question: Message
    answer: Message
    is_new: bool = True
    afresh: bool = False


@dataclass(frozen=True, kw_only=True)
class PostMessageCommand:
    """`parent_id` is the message to go on from; None means the active one. `request_key` makes repeating harmless."""

    chat_id: ChatId
    learner_id: LearnerId
    content: str
    document_ids: tuple[DocumentId, ...] = ()
    parent_id: MessageId | None = None
    request_key: str | None = None


class PostMessage:
    """Raises ChatNotFound, MessageNotFound, Invalid, LimitReached, and KeyReused for the key of another question."""

    def __init__(self, uow: ChatUnitOfWork, allowance: Allowance, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._allowance = allowance
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: PostMessageCommand) -> Turn:
        require_question(command.content)
        if command.request_key is not None:
            async with self._uow as uow:
                before = await self._before(command, uow)
            if before is not None:
                return before
        answer_id = MessageId(self._ids.new())
        async with set_aside(self._allowance, answer_id, learner_id=command.learner_id):
            turn = await self._append(command, answer_id)
        if not turn.is_new:
            await self._allowance.give_back(answer_id)
        return turn

    async def _append(self, command: PostMessageCommand, answer_id: MessageId) -> Turn:
        async with self._uow as uow:
            active = await uow.messages.active(command.chat_id, learner_id=command.learner_id)
            before = await self._before(command, uow)
            if before is not None:
                return before
            parent_id = active
            if command.parent_id is not None:
                parent = await uow.messages.get(command.parent_id, learner_id=command.learner_id)
                parent.require(Role.ASSISTANT)
                parent_id = parent.id
            question = new_question(command, id=MessageId(self._ids.new()), parent_id=parent_id, clock=self._clock)
            answer = new_answer(question, id=answer_id, ids=self._ids, clock=self._clock)
            question, answer = await uow.messages.append(command.chat_id, question, answer)
            if parent_id is None:
                uow.chats.name(command.chat_id, title_of(command.content))
            tell_asked(uow, question, answer)
            await uow.commit()
        return Turn(question=question, answer=answer)

    async def _before(self, command: PostMessageCommand, uow: ChatUnitOfWork) -> Turn | None:
        if command.request_key is None:
            return None
        question = await uow.messages.by_request(command.request_key, learner_id=command.learner_id)
        if question is None:
            return None
        if (question.content, question.chat_id) != (command.content, command.chat_id):
            raise KeyReused
        answer = await uow.messages.answer_to(question.id)
        assert answer is not None
        return Turn(question=question, answer=answer, is_new=False)


def new_question(command: PostMessageCommand, *, id: MessageId, parent_id: MessageId | None, clock: Clock) -> Message:
    """The learner's message."""
    now = clock.now()
    return Message(
        id=id,
        chat_id=command.chat_id,
        learner_id=command.learner_id,
        parent_id=parent_id,
        role=Role.USER,
        content=command.content,
        status=MessageStatus.COMPLETE,
        document_ids=command.document_ids,
        request_key=command.request_key,
        created_at=now,
        finished_at=now,
    )


def new_answer(question: Message, *, id: MessageId, ids: Ids, clock: Clock) -> Message:
    """An answer without a word yet, held by whoever knows its lease."""
    now = clock.now()
    return Message(
        id=id,
        chat_id=question.chat_id,
        learner_id=question.learner_id,
        parent_id=question.id,
        role=Role.ASSISTANT,
        content="",
        status=MessageStatus.WRITING,
        document_ids=question.document_ids,
        lease_token=ids.new(),
        lease_expires_at=now + LEASE,
        created_at=now,
    )


def tell_asked(uow: ChatUnitOfWork, question: Message, answer: Message) -> None:
    """Let others know that there is a question."""
    uow.messages.tell(
        QuestionAsked(
            occurred_at=question.created_at,
            chat_id=question.chat_id,
            learner_id=question.learner_id,
            message_id=question.id,
            answer_id=answer.id,
        )
    )
