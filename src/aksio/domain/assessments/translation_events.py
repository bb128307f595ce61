"""What happens to translations, as others may know it."""

from dataclasses import dataclass
from uuid import UUID

from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId, TranslationId


@dataclass(frozen=True, kw_only=True)
class TranslationEvent(Event):
    """Every event says whose it is, what is translated, and into what."""

    translation_id: TranslationId
    learner_id: LearnerId
    subject: Subject
    original_id: UUID
    twin_id: UUID


@dataclass(frozen=True, kw_only=True)
class TranslationRequested(TranslationEvent):
    """Somebody is to begin."""


@dataclass(frozen=True, kw_only=True)
class TranslationRequeued(TranslationEvent):
    """Somebody is to go on: whoever did went away, or a pause is over."""


@dataclass(frozen=True, kw_only=True)
class TranslationAdvanced(TranslationEvent):
    """A few more pieces were with the model: so many say the same now, of so many that were left at the beginning."""

    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class TranslationSucceeded(TranslationEvent):
    """The twin says what could be said; `skipped` pieces are missing, or stay as they were."""

    written: int
    skipped: int
    model: str | None
    tokens: int
    cost_micros: int


@dataclass(frozen=True, kw_only=True)
class TranslationFailed(TranslationEvent):
    """It ended before its time. `reason` is a stable code."""

    reason: str
    written: int


@dataclass(frozen=True, kw_only=True)
class TranslationCancelled(TranslationEvent):
    """Its owner wants no more of it."""

    written: int
