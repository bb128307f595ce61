"""Summaries in memory."""

from datetime import datetime
from typing import Any
from uuid import UUID

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.courses.summaries.storage_ports import SummaryFilter, SummaryOfLearner
from aksio.application.courses.summaries.views import SummaryLine, SummaryView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.summaries.content import Digest
from aksio.domain.courses.summaries.status import SummaryNotFound
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId

_DIGESTS = "summary_digests"
_SOURCES = "summary_sources"


class MemorySummaries(MemoryTable[Summary]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "summaries")

    async def get(self, summary_id: SummaryId, *, learner_id: LearnerId, course_id: CourseId | None = None) -> Summary:
        """See the port."""
        owned = {"learner_id": learner_id} | ({} if course_id is None else {"course_id": course_id})
        return self._find(summary_id, missing=SummaryNotFound, **owned)

    def add(self, summary: Summary) -> None:
        """See the port."""
        self._put(summary.id, summary, new=True)

    def save(self, summary: Summary) -> None:
        """See the port."""
        self._put(summary.id, summary, new=False)

    def remove(self, summary: Summary) -> None:
        """See the port."""
        self._drop(summary.id, summary)
        self._forget_parts(summary.id)

    def name_sources(self, summary: Summary) -> None:
        """See the port."""
        sources = frozenset(summary.source_ids)
        self._session.change(lambda: self._table(_SOURCES).update({summary.id: sources}))

    async def digests(self, summary_id: SummaryId) -> dict[str, Digest]:
        """See the port."""
        return dict(self._table(_DIGESTS).get(summary_id, {}))

    def add_digest(self, summary_id: SummaryId, key: str, digest: Digest) -> None:
        """See the port."""
        self._session.change(lambda: self._table(_DIGESTS).setdefault(summary_id, {}).update({key: digest}))

    def clear_digests(self, summary_id: SummaryId) -> None:
        """See the port."""
        self._session.change(lambda: self._table(_DIGESTS).update({summary_id: {}}))

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """See the port."""
        for summary in self._all():
            if summary.learner_id == learner_id and course_id in (None, summary.course_id):
                self.remove(summary)

    def _forget_parts(self, summary_id: SummaryId) -> None:
        self._session.change(lambda: self._table(_DIGESTS).pop(summary_id, None))
        self._session.change(lambda: self._table(_SOURCES).pop(summary_id, None))

    def _table(self, name: str) -> dict[UUID, Any]:
        return self._session.store.rows.setdefault(name, {})


class MemorySummariesReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def summary(self, summary_id: SummaryId, *, course_id: CourseId, learner_id: LearnerId) -> SummaryView:
        """See the port."""
        summaries = MemorySummaries(MemorySession(self._store))
        return SummaryView.of(await summaries.get(summary_id, learner_id=learner_id, course_id=course_id))

    async def summaries(
        self, course_id: CourseId, chosen: SummaryFilter, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[SummaryLine]:
        """See the port."""
        course = self._store.rows.get("courses", {}).get(course_id)
        if course is None or course.learner_id != learner_id:
            raise CourseNotFound
        found = [each for each in self._newest_first() if each.course_id == course_id and _fits(each, chosen)]
        return page_after(found, page, lambda summary: summary.id, SummaryLine.of)

    async def stalled(self, *, now: datetime, limit: int) -> list[SummaryOfLearner]:
        """See the port."""
        due = [(each.work.due_at, each) for each in self._newest_first() if each.work.due_at is not None]
        waiting = sorted((pair for pair in due if pair[0] <= now), key=lambda pair: pair[0])
        return [_whose(each) for _, each in waiting[:limit]]

    async def read_before(self, document_id: DocumentId, *, at: datetime, limit: int) -> list[SummaryOfLearner]:
        """See the port."""
        sources = self._store.rows.get(_SOURCES, {})
        found = [
            each
            for each in self._newest_first()
            if document_id in sources.get(each.id, ())
            and each.outdated_at is None
            and each.read_at is not None
            and each.read_at < at
        ]
        return [_whose(each) for each in found[:limit]]

    def _newest_first(self) -> list[Summary]:
        rows: list[Summary] = list(self._store.rows.get("summaries", {}).values())
        return sorted(rows, key=lambda summary: (summary.created_at, summary.id), reverse=True)


def _fits(summary: Summary, chosen: SummaryFilter) -> bool:
    content = summary.content
    said = [summary.title, *([content.text, *(each.term for each in content.key_concepts)] if content else [])]
    return (
        (not chosen.text or chosen.text.casefold() in "\n".join(said).casefold())
        and chosen.status in (None, summary.status)
        and chosen.is_stale in (None, summary.outdated_at is not None)
    )


def _whose(summary: Summary) -> SummaryOfLearner:
    return SummaryOfLearner(summary_id=summary.id, learner_id=summary.learner_id)
