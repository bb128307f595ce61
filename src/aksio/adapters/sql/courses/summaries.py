"""Summaries in SQL."""

import msgspec
from sqlalchemy import delete, select

from aksio.adapters.sql.courses.summary_rows import summary_from, summary_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.summaries import summaries, summary_digests, summary_sources
from aksio.adapters.sql.writes import Delete, Insert, Statement, Update
from aksio.domain.courses.summaries.content import Digest
from aksio.domain.courses.summaries.status import SummaryNotFound
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId


class SqlSummaries:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, summary_id: SummaryId, *, learner_id: LearnerId, course_id: CourseId | None = None) -> Summary:
        """See the port."""
        query = select(summaries).where(summaries.c.id == summary_id, summaries.c.learner_id == learner_id)
        row = await self._session.row(query)
        if row is None or course_id not in (None, row["course_id"]):
            raise SummaryNotFound
        return summary_from(row)

    def add(self, summary: Summary) -> None:
        """See the port."""
        self._session.write(Insert(summaries, [summary_row(summary)]))
        self._session.record(summary)

    def save(self, summary: Summary) -> None:
        """See the port."""
        seen = {"id": summary.id, "version": summary.version}
        self._session.write(Update(summaries, summary_row(summary), where=seen))
        self._session.record(summary)

    def remove(self, summary: Summary) -> None:
        """See the port."""
        self._session.write(Delete(summaries, where={"id": summary.id, "version": summary.version}))
        self._session.record(summary)

    def name_sources(self, summary: Summary) -> None:
        """See the port."""
        rows = [{"summary_id": summary.id, "document_id": each} for each in summary.source_ids]
        old = delete(summary_sources).where(summary_sources.c.summary_id == summary.id)
        self._session.write(Statement(old), Insert(summary_sources, rows))

    async def digests(self, summary_id: SummaryId) -> dict[str, Digest]:
        """See the port."""
        query = select(summary_digests).where(summary_digests.c.summary_id == summary_id)
        return {row["key"]: msgspec.convert(row["digest"], Digest) for row in await self._session.rows(query)}

    def add_digest(self, summary_id: SummaryId, key: str, digest: Digest) -> None:
        """See the port."""
        row = {"summary_id": summary_id, "key": key, "digest": msgspec.to_builtins(digest)}
        self._session.write(Insert(summary_digests, [row]))

    def clear_digests(self, summary_id: SummaryId) -> None:
        """See the port."""
        self._session.write(Statement(delete(summary_digests).where(summary_digests.c.summary_id == summary_id)))

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """See the port."""
        theirs = [summaries.c.learner_id == learner_id]
        if course_id is not None:
            theirs.append(summaries.c.course_id == course_id)
        self._session.write(Statement(delete(summaries).where(*theirs)))
