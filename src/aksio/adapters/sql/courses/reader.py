"""Views of courses straight from SQL."""

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses
from aksio.application.courses.ports import CourseFilter
from aksio.application.courses.views import CourseView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.shared.ids import CourseId, LearnerId

_NEWEST = (courses.c.created_at, courses.c.id)


class SqlCoursesReader(SqlReader):
    """See the port."""

    async def course(self, course_id: CourseId, *, learner_id: LearnerId) -> CourseView:
        """See the port."""
        row = await self._row(select(courses).where(courses.c.id == course_id, courses.c.learner_id == learner_id))
        if row is None:
            raise CourseNotFound
        return _view(row)

    async def courses(self, learner_id: LearnerId, chosen: CourseFilter, page: PageRequest) -> Page[CourseView]:
        """See the port."""
        query = select(courses).where(courses.c.learner_id == learner_id, *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _view, *_NEWEST)


def _conditions(chosen: CourseFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.text:
        conditions.append(
            courses.c.name.icontains(chosen.text, autoescape=True)
            | courses.c.course_code.icontains(chosen.text, autoescape=True)
        )
    if chosen.is_favorite is not None:
        conditions.append(courses.c.is_favorite == chosen.is_favorite)
    if chosen.is_archived is not None:
        conditions.append(courses.c.is_archived == chosen.is_archived)
    return conditions


def _view(row: RowMapping) -> CourseView:
    return CourseView(**{name: row[name] for name in CourseView.__dataclass_fields__})
