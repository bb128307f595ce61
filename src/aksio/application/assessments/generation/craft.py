"""What differs between writing cards and writing questions. The rest of a generation is the same for both."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst
from aksio.domain.assessments.draft import Draft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.shared.ids import DeckId, FlashcardId, QuestionId, QuizId

D = TypeVar("D", bound=Draft)
B = TypeVar("B", bound=CardBrief)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of a passage's drafts, and where it is. `quiz` is the quiz as it is then."""

    deck_id: DeckId | None = None
    flashcard_ids: tuple[FlashcardId, ...] = ()
    quiz_id: QuizId | None = None
    question_ids: tuple[QuestionId, ...] = ()
    quiz: Quiz | None = None

    @property
    def count(self) -> int:
        """Cards or questions."""
        return len(self.flashcard_ids) + len(self.question_ids)


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """The transaction in which drafts are kept. `brief` is what was asked for from this passage."""

    generation: Generation
    passage: Passage
    uow: GenerationUnitOfWork
    ids: Ids
    now: datetime
    brief: CardBrief


@dataclass(frozen=True, kw_only=True)
class Standing(Generic[B]):
    """How far a run has come: `todo` are the passages that nobody works on yet, `under_way` what others were asked.

    `avoid` tells the fronts that a passage was asked for before.
    """

    generation: Generation
    todo: Sequence[Passage]
    under_way: Sequence[B]
    avoid: Callable[[Passage], tuple[str, ...]]


Check = Callable[[D, CheckedAgainst], tuple[CardProblem, ...]]
Brief = Callable[[Generation, Passage, CardBrief], B]
Choose = Callable[[Standing[B]], Awaitable[tuple[Passage, B] | None]]
Missing = Callable[[Generation], Awaitable[tuple[MissingType, ...]]]
Keep = Callable[[Keeping, Sequence[D]], Awaitable[Kept]]


@dataclass(frozen=True, kw_only=True)
class Craft(Generic[D, B]):
    """`choose` says which passage is asked next, and for what; None when asking those to do is of no use, or not yet.

    `brief` completes what is wanted of a passage that gives a fair share, `check` names the problems of a draft, `keep`
    stores what passed, and `missing` says at the end what the wanted mix has too few of.
    """

    purpose: str
    brief: Brief[B]
    choose: Choose[B]
    check: Check[D]
    keep: Keep[D]
    missing: Missing
