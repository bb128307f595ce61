"""What the use cases about summaries answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from aksio.domain.courses.summaries.content import Citation, KeyConcept
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.status import SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import CourseId, SummaryId
from aksio.domain.shared.model_usage import ModelUsage


@dataclass(frozen=True, kw_only=True)
class StepsView:
    """`done` of `total` steps; `total` is None before the material has been read."""

    done: int
    total: int | None


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """A summary in a list."""

    id: SummaryId
    course_id: CourseId
    title: str
    status: SummaryStatus
    scope: SummaryScope
    language: str | None
    progress: StepsView
    stale_since: datetime | None
    is_partial: bool
    failure: Failure | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """The line of a summary that was just read or changed."""
        return cls(**_line(summary))


@dataclass(frozen=True, kw_only=True)
class SummaryView(SummaryLine):
    """A summary as its owner sees it. `text` is None until it is written."""

    text: str | None
    key_concepts: tuple[KeyConcept, ...]
    citations: tuple[Citation, ...]
    usage: ModelUsage

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """The view of a summary that was just read or changed."""
        content = summary.content
        return cls(
            **_line(summary),
            text=content.text if content else None,
            key_concepts=content.key_concepts if content else (),
            citations=content.citations if content else (),
            usage=summary.usage,
        )


@dataclass(frozen=True, kw_only=True)
class QuoteView:
    """What a job would take. Tokens are what it sets aside; 0 where no model is asked."""

    passages: int
    calls: int
    estimated_tokens: int
    remaining_tokens: int | None
    is_partial: bool

    @property
    def fits(self) -> bool:
        """Whether the allowance is enough for it."""
        return self.remaining_tokens is None or self.estimated_tokens <= self.remaining_tokens


def _line(summary: Summary) -> dict[str, Any]:
    same = ("id", "course_id", "title", "status", "scope", "language", "is_partial", "failure", "version")
    times = ("created_at", "updated_at")
    return {name: getattr(summary, name) for name in (*same, *times)} | {
        "progress": StepsView(done=summary.steps_done, total=summary.steps),
        "stale_since": summary.outdated_at,
        "waiting_until": summary.work.resume_at if summary.work.pauses else None,
    }
