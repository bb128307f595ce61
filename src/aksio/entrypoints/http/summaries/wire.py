"""Summaries on the wire."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from msgspec import Meta

from aksio.application.courses.summaries.request_summary import RequestSummaryCommand
from aksio.application.courses.summaries.views import QuoteView, SummaryLine, SummaryView
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.status import SummaryStatus
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId
from aksio.entrypoints.http.wire import Body, Out, Resource


class NewSummary(Body, frozen=True, kw_only=True):
    """What to sum up. Without documents: all of the course. Pages count from 1; both ends belong to the range."""

    document_ids: Annotated[tuple[UUID, ...], Meta(max_length=1_000)] = ()
    topic: str | None = None
    start_page: int | None = None
    end_page: int | None = None
    language: str | None = None

    def to_command(self, course_id: UUID, learner_id: LearnerId) -> RequestSummaryCommand:
        """Raises Invalid, naming every field that is wrong."""
        scope = SummaryScope(
            document_ids=tuple(map(DocumentId, self.document_ids)),
            topic=self.topic,
            start_page=self.start_page,
            end_page=self.end_page,
            language=self.language,
        )
        return RequestSummaryCommand(learner_id=learner_id, course_id=CourseId(course_id), scope=scope)


class StepsOut(Out, frozen=True, kw_only=True):
    """`done` of `total` steps; `total` is null until the material has been read."""

    done: int
    total: int | None


class UsageOut(Out, frozen=True, kw_only=True):
    """What the writing cost so far, in tokens and in millionths of a US dollar."""

    model: str | None
    calls: int
    input_tokens: int
    output_tokens: int
    cost_micros: int
    currency: str = "USD"


class FailureOut(Out, frozen=True, kw_only=True):
    """Why there is none."""

    code: str
    detail: str


class KeyConceptOut(Out, frozen=True, kw_only=True):
    """A term that the material explains. `citation` is the number of the place that does."""

    term: str
    definition: str
    citation: int


class CitationOut(Out, frozen=True, kw_only=True):
    """Words of a document, exactly as they stand there; the text refers to them by `number`, such as `[1]`."""

    number: int
    document_id: UUID
    document_name: str
    page: int
    text: str


class SummaryLineOut(Resource, frozen=True, kw_only=True):
    """A summary in a list. `is_stale` says that a document of it was read anew or deleted since.

    `is_partial` says that there was more material than can be read for one summary.
    """

    id: UUID
    course_id: UUID
    title: str
    status: SummaryStatus
    document_ids: list[UUID]
    topic: str | None
    start_page: int | None
    end_page: int | None
    language: str | None
    progress: StepsOut
    is_stale: bool
    stale_since: datetime | None
    is_partial: bool
    error: FailureOut | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """What was asked for stands beside the rest, as it was sent."""
        assert isinstance(view, SummaryLine)
        return cls(**_line(view))


class SummaryOut(SummaryLineOut, frozen=True, kw_only=True):
    """A summary. `text` is null until it is written."""

    text: str | None
    key_concepts: list[KeyConceptOut]
    citations: list[CitationOut]
    usage: UsageOut

    @classmethod
    def of(cls, view: object) -> Self:
        """With all that it says."""
        assert isinstance(view, SummaryView)
        return cls(
            **_line(view),
            text=view.text,
            key_concepts=[KeyConceptOut.of(each) for each in view.key_concepts],
            citations=[CitationOut.of(each) for each in view.citations],
            usage=UsageOut.of(view.usage),
        )


class QuoteOut(Out, frozen=True, kw_only=True):
    """What a job would set aside, and what is left of this month's allowance (null: no limit).

    0 where no model is asked."""

    passages: int
    calls: int
    estimated_tokens: int
    remaining_tokens: int | None
    fits: bool
    is_partial: bool

    @classmethod
    def of(cls, view: object) -> Self:
        """With whether it fits."""
        assert isinstance(view, QuoteView)
        return cls(
            passages=view.passages,
            calls=view.calls,
            estimated_tokens=view.estimated_tokens,
            remaining_tokens=view.remaining_tokens,
            fits=view.fits,
            is_partial=view.is_partial,
        )


def _line(view: SummaryLine) -> dict[str, Any]:
    same = ("id", "course_id", "title", "status", "stale_since", "is_partial", "waiting_until", "version")
    times = ("created_at", "updated_at")
    scope = view.scope
    return {name: getattr(view, name) for name in (*same, *times)} | {
        "document_ids": list(scope.document_ids),
        "topic": scope.topic,
        "start_page": scope.start_page,
        "end_page": scope.end_page,
        "language": view.language or scope.language,
        "progress": StepsOut.of(view.progress),
        "is_stale": view.stale_since is not None,
        "error": None if view.failure is None else FailureOut.of(view.failure),
    }
