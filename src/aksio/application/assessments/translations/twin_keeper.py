"""How twins of one kind of subject are found, and filled. Decks and quizzes each have their own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import Piece
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import Subject, TwinSchedules
from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.language import in_usual_case, language_error


@dataclass(frozen=True, kw_only=True)
class RequestTranslationCommand:
    """What, and into which language. `schedules` of a deck are settled with the first translation; None leaves them.

    Raises Invalid for what is no language: nothing is looked for by it. ES and es are one language, so one twin.
    """

    learner_id: LearnerId
    subject: Subject
    original_id: UUID
    language: str
    schedules: TwinSchedules | None = None

    def __post_init__(self) -> None:
        refuse([language_error("/language", self.language)])
        object.__setattr__(self, "language", in_usual_case(self.language))


@dataclass(frozen=True, kw_only=True)
class PreparedTwin:
    """The twin, and what is not translated yet; `is_new` when it is not stored yet."""

    twin: Deck | Quiz
    is_new: bool
    left: list[Piece]

    def add_to(self, uow: TranslationUnitOfWork) -> None:
        """Store it."""
        match self.twin:
            case Deck():
                uow.decks.add(self.twin)
            case Quiz():
                uow.quizzes.add(self.twin)


class TwinKeeper(Protocol):
    """Works in the unit of work that it is given. Raises DeckNotFound or QuizNotFound."""

    async def prepare(
        self, command: RequestTranslationCommand, uow: TranslationUnitOfWork, *, id: UUID, now: datetime
    ) -> PreparedTwin:
        """The twin in that language; a new one has this `id`. Raises Invalid."""

    async def left(
        self, translation: Translation, uow: TranslationUnitOfWork, *, besides: Collection[UUID], limit: int
    ) -> list[Piece]:
        """What is still to be translated."""

    async def keep(
        self, work: ChunkWork, translation: Translation, uow: TranslationUnitOfWork, *, ids: Ids, now: datetime
    ) -> int:
        """Write or renew what was translated; returns how many pieces. What was edited meanwhile is left for later."""
