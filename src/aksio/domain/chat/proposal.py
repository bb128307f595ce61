"""Something the tutor could do for the learner. Nothing happens before they confirm it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from aksio.domain.chat.events import ProposalConfirmed
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, Invalid, NotFound
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, LearnerId, MessageId, ProposalId

MOST_CARDS = 50


class ProposalNotFound(NotFound):
    """There is no such proposal of this learner's."""

    code = "proposal_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such proposal.")


class ProposalDecided(Conflict):
    """The learner has said yes or no before."""

    code = "proposal_decided"


class ProposalKind(StrEnum):
    """What can be proposed."""

    FLASHCARDS = "flashcards"
    STUDY_PLAN = "study_plan"


class ProposalStatus(StrEnum):
    """What the learner said."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


@dataclass(kw_only=True, eq=False)
class Proposal(Aggregate):
    """`count` cards about `topic` out of the documents that an answer cited; `generation_id` is what came of it.

    Or time for the course in the learner's study plan, on `date` where that is given; `plan_id` is that plan.
    """

    id: ProposalId
    learner_id: LearnerId
    chat_id: ChatId
    message_id: MessageId
    kind: ProposalKind
    course_id: CourseId
    document_ids: tuple[DocumentId, ...]
    topic: str
    count: int
    status: ProposalStatus = ProposalStatus.OPEN
    date: datetime.date | None = None
    generation_id: UUID | None = None
    plan_id: UUID | None = None
    created_at: datetime.datetime
    decided_at: datetime.datetime | None = None

    def __post_init__(self) -> None:
        cards = self.kind is ProposalKind.FLASHCARDS
        if cards and not 1 <= self.count <= MOST_CARDS:
            raise Invalid.field("/count", "out_of_range", f"Must be from 1 to {MOST_CARDS}.")
        if cards and self.date is not None:
            raise Invalid.field("/date", "only_for_study_plans", "Cards are made for no particular day.")

    @property
    def is_done(self) -> bool:
        """Whether what the learner said yes to has come about."""
        return self.generation_id is not None or self.plan_id is not None

    def confirm(self, *, now: datetime.datetime) -> None:
        """The learner wants it; from here on nobody can decline. Saying it again changes nothing.

        Raises ProposalDecided for what was declined.
        """
        if self.status is not ProposalStatus.CONFIRMED:
            self._decide(ProposalStatus.CONFIRMED, now)

    def reopen(self) -> None:
        """It could not be done: the learner may choose again. What another device has done meanwhile stays."""
        if not self.is_done:
            self.status = ProposalStatus.OPEN
            self.decided_at = None

    def came_about(self, came_of_it: UUID, *, now: datetime.datetime) -> None:
        """What was confirmed is done: the id of the generation, or of the plan. The first time counts."""
        if self.is_done:
            return
        if self.kind is ProposalKind.FLASHCARDS:
            self.generation_id = came_of_it
        else:
            self.plan_id = came_of_it
        self._record(
            ProposalConfirmed(
                occurred_at=now,
                chat_id=self.chat_id,
                learner_id=self.learner_id,
                proposal_id=self.id,
                kind=self.kind.value,
            )
        )

    def decline(self, *, now: datetime.datetime) -> None:
        """The learner does not want it. Raises ProposalDecided."""
        self._decide(ProposalStatus.DECLINED, now)

    def _decide(self, status: ProposalStatus, now: datetime.datetime) -> None:
        if self.status is not ProposalStatus.OPEN:
            raise ProposalDecided(f"This proposal was {self.status.value} before.")
        self.status = status
        self.decided_at = now
