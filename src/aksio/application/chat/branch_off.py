"""Edit a question or have an answer written again: both make a sibling, and what was there stays."""

from dataclasses import dataclass, replace

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.post_message import Turn, new_answer, tell_asked
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.message import Role, require_question
from aksio.domain.shared.ids import LearnerId, MessageId


@dataclass(frozen=True, kw_only=True)
class EditMessageCommand:
    """The question in other words."""

    message_id: MessageId
    learner_id: LearnerId
    content: str


class EditMessage:
    """The new question stands beside the old one and gets an answer of its own.

    Raises MessageNotFound, WrongRole, LimitReached.
    """

    def __init__(self, uow: ChatUnitOfWork, allowance: Allowance, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._allowance = allowance
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: EditMessageCommand) -> Turn:
        require_question(command.content)
        answer_id = MessageId(self._ids.new())
        async with set_aside(self._allowance, answer_id, learner_id=command.learner_id):
            return await self._append(command, answer_id)

    async def _append(self, command: EditMessageCommand, answer_id: MessageId) -> Turn:
        async with self._uow as uow:
            old = await uow.messages.get(command.message_id, learner_id=command.learner_id)
            old.require(Role.USER)
            await uow.messages.active(old.chat_id, learner_id=command.learner_id)
            now = self._clock.now()
            new = replace(
                old,
                id=MessageId(self._ids.new()),
                content=command.content,
                created_at=now,
                finished_at=now,
                request_key=None,
            )
            answer = new_answer(new, id=answer_id, ids=self._ids, clock=self._clock)
            question, answer = await uow.messages.append(old.chat_id, new, answer)
            tell_asked(uow, question, answer)
            await uow.commit()
        return Turn(question=question, answer=answer)


@dataclass(frozen=True, kw_only=True)
class RegenerateAnswerCommand:
    """Which answer is to have a sibling."""

    message_id: MessageId
    learner_id: LearnerId


class RegenerateAnswer:
    """Raises MessageNotFound, WrongRole, AnswerNotFinished, LimitReached."""

    def __init__(self, uow: ChatUnitOfWork, allowance: Allowance, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._allowance = allowance
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RegenerateAnswerCommand) -> Turn:
        answer_id = MessageId(self._ids.new())
        async with set_aside(self._allowance, answer_id, learner_id=command.learner_id):
            return await self._append(command, answer_id)

    async def _append(self, command: RegenerateAnswerCommand, answer_id: MessageId) -> Turn:
        async with self._uow as uow:
            old = await uow.messages.get(command.message_id, learner_id=command.learner_id)
            old.require(Role.ASSISTANT)
            assert old.parent_id is not None
            question = await uow.messages.get(old.parent_id, learner_id=command.learner_id)
            await uow.messages.active(old.chat_id, learner_id=command.learner_id)
            new = new_answer(question, id=answer_id, ids=self._ids, clock=self._clock)
            [answer] = await uow.messages.append(old.chat_id, new)
            tell_asked(uow, question, answer)
            await uow.commit()
        return Turn(question=question, answer=answer, afresh=True)
