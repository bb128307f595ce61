"""Views of generations straight from SQL, and the cards that a new one could repeat."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.assessments.generations import from_row
from aksio.adapters.sql.assessments.quiz_json import questions_from_json
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import flashcards
from aksio.adapters.sql.tables.generations import generations
from aksio.adapters.sql.tables.quizzes import quizzes
from aksio.application.assessments.generation.generation_storage_ports import (
    CourseCard,
    GenerationFilter,
    StalledGeneration,
)
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.assessments.generation.question_ports import CourseQuestion
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.generation_status import GenerationNotFound
from aksio.domain.shared.ids import CourseId, GenerationId, LearnerId

_NEWEST = (generations.c.created_at, generations.c.id)


class SqlGenerationsReader(SqlReader):
    """See the ports `GenerationsReader`, `CourseCards` and `CourseQuestions`."""

    async def generation(self, generation_id: GenerationId, *, learner_id: LearnerId) -> GenerationView:
        """See the port."""
        query = select(generations).where(generations.c.id == generation_id, generations.c.learner_id == learner_id)
        row = await self._row(query)
        if row is None:
            raise GenerationNotFound
        return _view(row)

    async def generations(
        self, learner_id: LearnerId, chosen: GenerationFilter, page: PageRequest
    ) -> Page[GenerationView]:
        """See the port."""
        query = select(generations).where(generations.c.learner_id == learner_id, *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _view, *_NEWEST)

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledGeneration]:
        """See the port."""
        due = generations.c.due_at
        query = select(generations.c.id, generations.c.learner_id).where(due <= now).order_by(due).limit(limit)
        return [
            StalledGeneration(generation_id=row["id"], learner_id=row["learner_id"]) for row in await self._rows(query)
        ]

    async def cards_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseCard]:
        """See the port."""
        table = flashcards.c
        query = (
            select(
                table.front, table.back, table.source_document_id.label("document_id"), table.source_page.label("page")
            )
            .where(table.course_id == course_id, table.learner_id == learner_id)
            .order_by(table.created_at.desc(), table.id.desc())
            .limit(limit)
        )
        return [CourseCard(**row) for row in await self._rows(query)]

    async def questions_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseQuestion]:
        """See the port."""
        table = quizzes.c
        query = (
            select(table.questions)
            .where(table.course_id == course_id, table.learner_id == learner_id)
            .order_by(table.created_at.desc(), table.id.desc())
            .limit(limit)
        )
        return [
            CourseQuestion.of(each) for row in await self._rows(query) for each in questions_from_json(row["questions"])
        ]


def _conditions(chosen: GenerationFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.course_id is not None:
        conditions.append(generations.c.course_id == chosen.course_id)
    if chosen.status is not None:
        conditions.append(generations.c.status == chosen.status.value)
    return conditions


def _view(row: RowMapping) -> GenerationView:
    return GenerationView.of(from_row(row))
