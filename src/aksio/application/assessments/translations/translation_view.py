"""What the use cases about translations answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from aksio.application.assessments.generation.generation_views import FailureView, ProgressView, UsageView
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.ids import TranslationId

_NAMED = ("id", "subject", "original_id", "twin_id")


@dataclass(frozen=True, kw_only=True)
class TranslationView:
    """A translation as its owner sees it. `skipped` counts pieces by reason."""

    id: TranslationId
    subject: Subject
    original_id: UUID
    twin_id: UUID
    language: str
    status: GenerationStatus
    progress: ProgressView
    skipped: Mapping[str, int]
    usage: UsageView
    failure: FailureView | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, translation: Translation) -> Self:
        """The view of a translation that was just read or changed."""
        usage, failure = translation.usage, translation.failure
        same = (*_NAMED, "language", "status", "created_at", "updated_at", "version")
        return cls(
            **{name: getattr(translation, name) for name in same},
            progress=ProgressView(done=translation.done, total=translation.total),
            skipped=Counter(translation.skipped.values()),
            usage=UsageView(**{name: getattr(usage, name) for name in UsageView.__dataclass_fields__}),
            failure=None if failure is None else FailureView(code=failure.code, detail=failure.detail),
            waiting_until=translation.work.resume_at if translation.work.pauses else None,
        )


@dataclass(frozen=True, kw_only=True)
class TranslationQuoteView:
    """What a translation would set aside for `pieces`: cards, or questions and the heading of a quiz.

    `remaining_tokens` are None without any limit.
    """

    pieces: int
    calls: int
    estimated_tokens: int
    remaining_tokens: int | None

    @property
    def fits(self) -> bool:
        """Whether the allowance is enough."""
        return self.remaining_tokens is None or self.estimated_tokens <= self.remaining_tokens
