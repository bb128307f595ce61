"""Say what one thinks of an answer."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.chat.feedback import Feedback, Thumb
from aksio.domain.chat.message import Role
from aksio.domain.shared.ids import LearnerId, MessageId


@dataclass(frozen=True, kw_only=True)
class RateAnswerCommand:
    """Up or down, and why."""

    message_id: MessageId
    learner_id: LearnerId
    rating: Thumb
    reason: str | None = None


class RateAnswer:
    """A later verdict takes the place of an earlier one. Raises MessageNotFound, WrongRole, Invalid."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: RateAnswerCommand) -> Feedback:
        feedback = Feedback(
            message_id=command.message_id,
            learner_id=command.learner_id,
            rating=command.rating,
            reason=command.reason,
            created_at=self._clock.now(),
        )
        async with self._uow as uow:
            message = await uow.messages.get(command.message_id, learner_id=command.learner_id)
            message.require(Role.ASSISTANT)
            uow.messages.rate(feedback)
            await uow.commit()
        return feedback
