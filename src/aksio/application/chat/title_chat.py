"""A conversation gets a title from its first question."""

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.tutor_ports import Titler, TutorBudget, TutorFailed
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.conversation import LONGEST_TITLE
from aksio.domain.chat.message import Message, TurnUsage
from aksio.domain.chat.plain_answer import plain
from aksio.domain.shared.errors import AksioError

PURPOSE = "titles"


class TitleChat:
    """A title that a person chose stays. Where a model fails, the first words of the question stay the title."""

    def __init__(self, uow: ChatUnitOfWork, titler: Titler, budget: TutorBudget, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._titler = titler
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def __call__(self, question: Message) -> None:
        tokens = self._titler.most_tokens(question.content)
        if tokens == 0 or question.parent_id is not None:
            return
        try:
            title = await self._asked(question, tokens)
        except AksioError:
            return
        if title:
            async with self._uow as uow:
                uow.chats.name(question.chat_id, title)
                await uow.commit()

    async def _asked(self, question: Message, tokens: int) -> str:
        call_id, usage = self._ids.new(), TurnUsage.NONE
        await self._budget.reserve(
            call_id=call_id, learner_id=question.learner_id, purpose=PURPOSE, tokens=tokens, now=self._clock.now()
        )
        try:
            text, usage = await self._titler.title(question.content)
        except TutorFailed as error:
            usage = error.usage
            raise
        finally:
            await self._budget.settle(call_id=call_id, usage=usage, now=self._clock.now())
        return " ".join(plain(text, frozenset()).split())[:LONGEST_TITLE]
