"""What the tutor could make out of an answer, and what the learner says to it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.tutor_ports import CardMaking, StudyPlanning
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.chat.message import Role
from aksio.domain.chat.proposal import Proposal, ProposalKind
from aksio.domain.shared.errors import AksioError, Conflict, Unavailable
from aksio.domain.shared.ids import LearnerId, MessageId, ProposalId

LONGEST_TOPIC = 200


class NothingToBuildOn(Conflict):
    """Cards are made from sources in a course, and this answer has none; a plan is for a course."""

    code = "nothing_to_build_on"

    def __init__(self) -> None:
        super().__init__("This answer has no sources in a course to build on.")


@dataclass(frozen=True, kw_only=True)
class ProposeCommand:
    """Cards out of what an answer cited, or time for its course in the study plan, on `date` where one is given."""

    message_id: MessageId
    learner_id: LearnerId
    kind: ProposalKind
    count: int
    date: datetime.date | None = None


class Propose:
    """Nothing is made yet. Raises MessageNotFound, WrongRole, NothingToBuildOn, Invalid."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: ProposeCommand) -> Proposal:
        async with self._uow as uow:
            answer = await uow.messages.get(command.message_id, learner_id=command.learner_id)
            answer.require(Role.ASSISTANT)
            chat = await uow.chats.get(answer.chat_id, learner_id=command.learner_id)
            makes_cards = command.kind is ProposalKind.FLASHCARDS
            if chat.course_id is None or (makes_cards and not answer.citations):
                raise NothingToBuildOn
            assert answer.parent_id is not None
            question = await uow.messages.get(answer.parent_id, learner_id=command.learner_id)
            proposal = Proposal(
                id=ProposalId(self._ids.new()),
                learner_id=command.learner_id,
                chat_id=answer.chat_id,
                message_id=answer.id,
                kind=command.kind,
                course_id=chat.course_id,
                document_ids=tuple(dict.fromkeys(citation.document_id for citation in answer.citations)),
                topic=" ".join(question.content.split())[:LONGEST_TOPIC],
                count=command.count if makes_cards else 0,
                date=command.date,
                created_at=self._clock.now(),
            )
            uow.proposals.add(proposal)
            await uow.commit()
        return proposal


@dataclass(frozen=True, kw_only=True)
class DecideProposalCommand:
    """Yes or no."""

    proposal_id: ProposalId
    learner_id: LearnerId


class ConfirmProposal:
    """Done now; cards are written in the background. Confirming twice, or from two devices at once, is once.

    The yes is kept first, so that nobody can decline what is being done. What is asked for carries the proposal's id
    or is there already, so it may be asked for again after a crash; where it is refused, the proposal is open again.
    Raises ProposalNotFound, ProposalDecided for what was declined, and Invalid where it cannot be done.
    """

    def __init__(self, uow: ChatUnitOfWork, cards: CardMaking, plans: StudyPlanning, clock: Clock) -> None:
        self._uow = uow
        self._cards = cards
        self._plans = plans
        self._clock = clock

    async def __call__(self, command: DecideProposalCommand) -> Proposal:
        proposal = await _decided(self._uow, command, lambda each: each.confirm(now=self._clock.now()))
        if proposal.is_done:
            return proposal
        try:
            came_of_it = await self._done(proposal)
        except Unavailable:
            raise
        except AksioError:
            await _decided(self._uow, command, Proposal.reopen)
            raise
        return await _decided(self._uow, command, lambda each: each.came_about(came_of_it, now=self._clock.now()))

    async def _done(self, proposal: Proposal) -> UUID:
        if proposal.kind is ProposalKind.STUDY_PLAN:
            return await self._plans.make_room(proposal.course_id, learner_id=proposal.learner_id, date=proposal.date)
        return await self._cards.request(
            id=proposal.id,
            learner_id=proposal.learner_id,
            course_id=proposal.course_id,
            document_ids=proposal.document_ids,
            topic=proposal.topic,
            count=proposal.count,
        )


class DeclineProposal:
    """Raises ProposalNotFound, ProposalDecided."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: DecideProposalCommand) -> Proposal:
        return await _decided(self._uow, command, lambda each: each.decline(now=self._clock.now()))


@repeats_when_raced
async def _decided(uow: ChatUnitOfWork, command: DecideProposalCommand, say: Callable[[Proposal], None]) -> Proposal:
    """As it is afterwards. Who finds that another device was faster looks at what that one said, and says it again."""
    async with uow:
        proposal = await uow.proposals.get(command.proposal_id, learner_id=command.learner_id)
        before = proposal.status, proposal.is_done
        say(proposal)
        if (proposal.status, proposal.is_done) != before:
            uow.proposals.save(proposal)
            await uow.commit()
    return proposal
