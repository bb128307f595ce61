"""What happens to a generation, as others may know it."""

from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import CourseId, DeckId, GenerationId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class GenerationEvent(Event):
    """Every event of a generation says whose it is."""

    generation_id: GenerationId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(frozen=True, kw_only=True)
class GenerationRequested(GenerationEvent):
    """Somebody waits for cards, or for a quiz."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class GenerationRequeued(GenerationEvent):
    """Its worker went away, or its pause is over: it should be taken up again."""


@dataclass(frozen=True, kw_only=True)
class GenerationAdvanced(GenerationEvent):
    """Another passage is done: so many cards or questions are there, of so many that are hoped for."""

    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class GenerationSucceeded(GenerationEvent):
    """The cards or the quiz are there. Deck and quiz may have been deleted meanwhile."""

    deck_id: DeckId | None
    cards_written: int
    model: str | None
    tokens: int
    cost_micros: int
    quiz_id: QuizId | None = None
    questions_written: int = 0


@dataclass(frozen=True, kw_only=True)
class GenerationFailed(GenerationEvent):
    """It ended without what was asked for. `reason` is a stable code; `written` cards or questions stay."""

    reason: str
    written: int = 0


@dataclass(frozen=True, kw_only=True)
class GenerationCancelled(GenerationEvent):
    """The learner stopped it. What was written stays."""

    written: int = 0
