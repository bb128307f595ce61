"""What the use cases about translations answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.application.assessments.generation.generation_views import FailureView, ProgressView, UsageView
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.translation import Translation
from aksio.domain.shared.ids import DeckId, TranslationId


@dataclass(frozen=True, kw_only=True)
class TranslationView:
    """A translation as its owner sees it. `skipped` counts cards by reason."""

    id: TranslationId
    deck_id: DeckId
    twin_id: DeckId
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
        same = ("id", "deck_id", "twin_id", "language", "status", "created_at", "updated_at", "version")
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
    """What a translation would set aside for `cards`; `remaining_tokens` are None without any limit."""

    cards: int
    calls: int
    estimated_tokens: int
    remaining_tokens: int | None

    @property
    def fits(self) -> bool:
        """Whether the allowance is enough."""
        return self.remaining_tokens is None or self.estimated_tokens <= self.remaining_tokens
