"""Summaries as rows and back."""

from typing import Any

import msgspec
from sqlalchemy import RowMapping

from aksio.adapters.sql.long_work import (
    failure_from_row,
    failure_to_row,
    usage_from_row,
    usage_to_row,
    work_from_row,
    work_to_row,
)
from aksio.adapters.sql.writes import Row
from aksio.domain.courses.summaries.content import Citation, KeyConcept, SummaryContent
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.status import SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.ids import DocumentId

_PLAIN = (
    "id",
    "learner_id",
    "course_id",
    "title",
    "read_at",
    "outdated_at",
    "is_partial",
    "parts",
    "parts_done",
    "language",
    "created_at",
    "updated_at",
)


def summary_row(summary: Summary) -> Row:
    """All columns, with the version that it has once this is stored."""
    return {name: getattr(summary, name) for name in _PLAIN} | {
        "version": summary.version + 1,
        "scope": msgspec.to_builtins(summary.scope),
        "status": summary.status.value,
        "source_ids": [str(each) for each in summary.source_ids],
        **_content_columns(summary.content),
        "searchable": _searchable(summary),
        **usage_to_row(summary.usage),
        **work_to_row(summary.work),
        **failure_to_row(summary.failure),
    }


def summary_from(row: RowMapping) -> Summary:
    """See `summary_row`."""
    return Summary(
        **{name: row[name] for name in _PLAIN},
        version=row["version"],
        scope=msgspec.convert(row["scope"], SummaryScope),
        status=SummaryStatus(row["status"]),
        source_ids=msgspec.convert(row["source_ids"], tuple[DocumentId, ...]),
        content=_content(row),
        usage=usage_from_row(row),
        work=work_from_row(row),
        failure=failure_from_row(row),
    )


def _content_columns(content: SummaryContent | None) -> dict[str, Any]:
    if content is None:
        return {"text": None, "key_concepts": [], "citations": []}
    return {
        "text": content.text,
        "key_concepts": msgspec.to_builtins(content.key_concepts),
        "citations": msgspec.to_builtins(content.citations),
    }


def _searchable(summary: Summary) -> str:
    content = summary.content
    said = (content.text, *(each.term for each in content.key_concepts)) if content else ()
    return "\n".join((summary.title, *said)).casefold()


def _content(row: RowMapping) -> SummaryContent | None:
    if row["text"] is None:
        return None
    return SummaryContent(
        text=row["text"],
        key_concepts=msgspec.convert(row["key_concepts"], tuple[KeyConcept, ...]),
        citations=msgspec.convert(row["citations"], tuple[Citation, ...]),
    )
