"""Tell us something about the product."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.feedback import Feedback, FeedbackKind
from aksio.domain.shared.ids import FeedbackId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GiveFeedbackCommand:
    """In the learner's words."""

    account_id: LearnerId
    kind: FeedbackKind
    text: str


class GiveFeedback:
    """Answers with the feedback's id. Raises Invalid."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: GiveFeedbackCommand) -> FeedbackId:
        feedback = Feedback.give(
            id=FeedbackId(self._ids.new()),
            account_id=command.account_id,
            kind=command.kind,
            text=command.text,
            now=self._clock.now(),
        )
        async with self._uow as uow:
            uow.feedback.add(feedback)
            await uow.commit()
        return feedback.id
