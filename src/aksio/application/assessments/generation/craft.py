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
from aksio.domain.assessments.generation_parameters import Difficulty
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
    """The transaction in which drafts are kept. `difficulty` is what was asked for from this passage."""

    generation: Generation
    passage: Passage
    uow: GenerationUnitOfWork
    ids: Ids
    now: datetime
    difficulty: Difficulty | None = None


Check = Callable[[D, CheckedAgainst], tuple[CardProblem, ...]]
Brief = Callable[[Generation, Passage, CardBrief], B]
Keep = Callable[[Keeping, Sequence[D]], Awaitable[Kept]]


@dataclass(frozen=True, kw_only=True)
class Craft(Generic[D, B]):
    """`check` names the problems of a draft, `brief` says what is wanted from a passage, `keep` stores what passed."""

    purpose: str
    check: Check[D]
    brief: Brief[B]
    keep: Keep[D]
