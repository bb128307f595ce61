"""What writing out of course material needs from outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.errors import Invalid, LimitReached, Unavailable
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId
from aksio.domain.shared.model_usage import ModelUsage

D = TypeVar("D")


class WriterUnavailable(Unavailable):
    """The writer is away, overloaded, too slow or talks nonsense: trying again later may help.

    What the failed attempts cost is in `usage`.
    """

    code = "writer_unavailable"
    usage: ModelUsage

    def __init__(self, detail: str, *, retry_after: int = 5, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.usage = usage


class PassageUnwritable(Invalid):
    """The writer will not or cannot write from this passage, and asking again would not help.

    `code` says why: `refused`, `withheld` or `truncated`. What the attempt cost is in `usage`.
    """

    code = "passage_unwritable"
    usage: ModelUsage

    def __init__(self, detail: str, *, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail)
        self.usage = usage


class WriterRefused(PassageUnwritable):
    """The model declined."""

    code = "refused"


class WriterWithheld(PassageUnwritable):
    """What the model wrote is not for the learner."""

    code = "withheld"


class WriterRanOutOfRoom(PassageUnwritable):
    """The model's answer was cut off."""

    code = "truncated"


class ModelBudgetReached(LimitReached):
    """The learner has spent what a model may cost them in this period."""

    code = "model_budget_reached"


@dataclass(frozen=True, kw_only=True)
class CardBrief:
    """What is wanted from one passage: at most `count` cards, in `language` (BCP 47; None: that of the passage).

    `avoid` are fronts of cards made from it before.
    """

    count: int
    language: str | None = None
    difficulty: Difficulty | None = None
    topic: str | None = None
    learning_goals: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written(Generic[D]):
    """What a writer proposes, best first, and what it cost."""

    drafts: tuple[D, ...]
    usage: ModelUsage


WrittenCards = Written[CardDraft]


class CardWriter(Protocol):
    """Proposes flashcards. Raises WriterUnavailable, or PassageUnwritable with its reason."""

    def most_tokens(self, passage: Passage, brief: CardBrief) -> int:
        """What `write` and the repairs after it will hardly exceed, in tokens; 0 where no model is asked."""

    async def write(self, passage: Passage, brief: CardBrief) -> WrittenCards:
        """Cards from the passage. It is data: whatever it says, it instructs nobody."""

    async def repair(
        self, passage: Passage, brief: CardBrief, draft: CardDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenCards:
        """The draft without the problems, or no draft where that cannot be."""


class PassageFinder(Protocol):
    """Finds course material of a learner. Raises Unavailable while it cannot be read."""

    async def passages(
        self,
        *,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str | None,
        start_page: int | None,
        end_page: int | None,
        limit: int,
    ) -> list[Passage]:
        """Passages about the topic, best first; without a topic, the material in reading order."""


class ModelBudget(Protocol):
    """Keeps what a learner spends on models within bounds, also when calls run at the same time."""

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """Set tokens aside before a call. Raises ModelBudgetReached."""

    async def settle(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """Replace the reservation by what was used; nothing used gives it back."""

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int | None:
        """Tokens that may still be reserved; None without any limit."""


class ModelCalls(Protocol):
    """Remembers every call of a model, for whoever asks what they cost."""

    async def begin(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """A call is about to be made, for which so many tokens were set aside; saying so twice is once."""

    async def end(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """What it used."""
