"""What the use cases about shares answer. What the holder of a link sees says nothing about its owner."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.served_question import ServedQuestion
from aksio.domain.assessments.share import Share, SharePermission
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, QuizId, ShareId


@dataclass(frozen=True, kw_only=True)
class ShareView:
    """A share as its owner sees it. `token` is there once, when it is made."""

    id: ShareId
    deck_id: DeckId | None
    quiz_id: QuizId | None
    permission: SharePermission
    expires_at: datetime | None
    created_at: datetime
    token: str | None = None

    @classmethod
    def of(cls, share: Share, token: str | None = None) -> Self:
        """The view of a share."""
        names = (name for name in cls.__dataclass_fields__ if name != "token")
        return cls(**{name: getattr(share, name) for name in names}, token=token)


@dataclass(frozen=True, kw_only=True)
class SharedView:
    """What a link shows: a deck, whose cards come by themselves, or a quiz. `questions` have no keys."""

    permission: SharePermission
    expires_at: datetime | None
    title: str
    description: str | None
    settings: QuizSettings | None = None
    question_count: int | None = None
    questions: tuple[ServedQuestion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SharedCard:
    """What a card says. How its owner does with it is theirs."""

    id: FlashcardId
    front: str
    back: str
    hint: str | None
    explanation: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SharedCopy:
    """What copying made."""

    course_id: CourseId
    deck_id: DeckId | None = None
    quiz_id: QuizId | None = None
