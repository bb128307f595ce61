"""Views of summaries straight from SQL."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.courses.summary_rows import summary_from
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses
from aksio.adapters.sql.tables.summaries import summaries, summary_sources
from aksio.application.courses.summaries.storage_ports import SummaryFilter, SummaryOfLearner
from aksio.application.courses.summaries.views import SummaryLine, SummaryView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.summaries.status import SummaryNotFound
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId

_NEWEST = (summaries.c.created_at, summaries.c.id)
_WHOSE = (summaries.c.id, summaries.c.learner_id)


class SqlSummariesReader(SqlReader):
    """See the port."""

    async def summary(self, summary_id: SummaryId, *, course_id: CourseId, learner_id: LearnerId) -> SummaryView:
        """See the port."""
        query = select(summaries).where(summaries.c.id == summary_id, *_of_course(course_id, learner_id))
        row = await self._row(query)
        if row is None:
            raise SummaryNotFound
        return SummaryView.of(summary_from(row))

    async def summaries(
        self, course_id: CourseId, chosen: SummaryFilter, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[SummaryLine]:
        """See the port."""
        query = select(summaries).where(*_of_course(course_id, learner_id), *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        if not rows:
            await self._require_course(course_id, learner_id)
        return page_of(rows, page, lambda row: SummaryLine.of(summary_from(row)), *_NEWEST)

    async def stalled(self, *, now: datetime, limit: int) -> list[SummaryOfLearner]:
        """See the port."""
        due = summaries.c.due_at
        return [_whose(row) for row in await self._rows(select(*_WHOSE).where(due <= now).order_by(due).limit(limit))]

    async def read_before(self, document_id: DocumentId, *, at: datetime, limit: int) -> list[SummaryOfLearner]:
        """See the port."""
        query = (
            select(*_WHOSE)
            .join(summary_sources, summary_sources.c.summary_id == summaries.c.id)
            .where(
                summary_sources.c.document_id == document_id,
                summaries.c.outdated_at.is_(None),
                summaries.c.read_at < at,
            )
            .limit(limit)
        )
        return [_whose(row) for row in await self._rows(query)]

    async def _require_course(self, course_id: CourseId, learner_id: LearnerId) -> None:
        known = select(courses.c.id).where(courses.c.id == course_id, courses.c.learner_id == learner_id)
        if await self._row(known) is None:
            raise CourseNotFound


def _of_course(course_id: CourseId, learner_id: LearnerId) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return summaries.c.course_id == course_id, summaries.c.learner_id == learner_id


def _conditions(chosen: SummaryFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.text:
        conditions.append(summaries.c.searchable.contains(chosen.text.casefold(), autoescape=True))
    if chosen.status is not None:
        conditions.append(summaries.c.status == chosen.status.value)
    if chosen.is_stale is not None:
        outdated = summaries.c.outdated_at
        conditions.append(outdated.is_not(None) if chosen.is_stale else outdated.is_(None))
    return conditions


def _whose(row: RowMapping) -> SummaryOfLearner:
    return SummaryOfLearner(summary_id=row["id"], learner_id=row["learner_id"])
