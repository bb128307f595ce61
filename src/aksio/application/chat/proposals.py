"""What the tutor could make out of an answer, and what the learner says to it."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.tutor_ports import CardMaking
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.message import Role
from aksio.domain.chat.proposal import Proposal, ProposalKind
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId, MessageId, ProposalId

LONGEST_TOPIC = 200


class NothingToBuildOn(Conflict):
    """Cards are made from sources in a course, and this answer has none."""

    code = "nothing_to_build_on"

    def __init__(self) -> None:
        super().__init__("This answer has no sources in a course that cards could be made from.")


@dataclass(frozen=True, kw_only=True)
class ProposeCommand:
    """Cards out of what an answer cited."""

    message_id: MessageId
    learner_id: LearnerId
    kind: ProposalKind
    count: int


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
            if chat.course_id is None or not answer.citations:
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
                count=command.count,
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
    """The cards are asked for now, and written in the background. Raises ProposalNotFound, ProposalDecided."""

    def __init__(self, uow: ChatUnitOfWork, cards: CardMaking, clock: Clock) -> None:
        self._uow = uow
        self._cards = cards
        self._clock = clock

    async def __call__(self, command: DecideProposalCommand) -> Proposal:
        async with self._uow as uow:
            proposal = await uow.proposals.get(command.proposal_id, learner_id=command.learner_id)
        proposal.require_open()
        generation_id = await self._cards.request(
            learner_id=command.learner_id,
            course_id=proposal.course_id,
            document_ids=proposal.document_ids,
            topic=proposal.topic,
            count=proposal.count,
        )
        async with self._uow as uow:
            proposal.confirm(generation_id, now=self._clock.now())
            uow.proposals.save(proposal)
            await uow.commit()
        return proposal


class DeclineProposal:
    """Raises ProposalNotFound, ProposalDecided."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: DecideProposalCommand) -> Proposal:
        async with self._uow as uow:
            proposal = await uow.proposals.get(command.proposal_id, learner_id=command.learner_id)
            proposal.decline(now=self._clock.now())
            uow.proposals.save(proposal)
            await uow.commit()
        return proposal
