"""Generations in SQL."""

import msgspec
from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.long_work import (
    failure_from_row,
    failure_to_row,
    usage_from_row,
    usage_to_row,
    work_from_row,
    work_to_row,
)
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.generations import ai_usage, generations
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind, GenerationNotFound, GenerationStatus
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.shared.ids import CourseId, FlashcardId, GenerationId, LearnerId, QuestionId


class SqlGenerations:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, generation_id: GenerationId, *, learner_id: LearnerId) -> Generation:
        """See the port."""
        query = select(generations).where(generations.c.id == generation_id, generations.c.learner_id == learner_id)
        row = await self._session.row(query)
        if row is None:
            raise GenerationNotFound
        return from_row(row)

    def add(self, generation: Generation) -> None:
        """See the port."""
        self._session.write(Insert(generations, [_to_row(generation)]))
        self._session.record(generation)

    def save(self, generation: Generation) -> None:
        """See the port."""
        seen = {"id": generation.id, "version": generation.version}
        self._session.write(Update(generations, _to_row(generation), where=seen))
        self._session.record(generation)

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """See the port."""
        if course_id is None:
            everything = (delete(table).where(table.c.learner_id == learner_id) for table in (generations, ai_usage))
            self._session.write(*map(Statement, everything))
        else:
            of_course = (generations.c.learner_id == learner_id, generations.c.course_id == course_id)
            self._session.write(Statement(delete(generations).where(*of_course)))


def _to_row(generation: Generation) -> Row:
    return {
        "id": generation.id,
        "learner_id": generation.learner_id,
        "version": generation.version + 1,
        "course_id": generation.course_id,
        "kind": generation.kind.value,
        "status": generation.status.value,
        "parameters": msgspec.to_builtins(generation.parameters),
        "expected": generation.expected,
        "deck_id": generation.deck_id,
        "flashcard_ids": [str(flashcard_id) for flashcard_id in generation.flashcard_ids],
        "quiz_id": generation.quiz_id,
        "question_ids": [str(question_id) for question_id in generation.question_ids],
        "passages_done": sorted(generation.passages_done),
        "repaired": generation.tally.repaired,
        "dropped": dict(generation.tally.dropped),
        **usage_to_row(generation.usage),
        **work_to_row(generation.work),
        **failure_to_row(generation.failure),
        "missing": msgspec.to_builtins(generation.missing),
        "created_at": generation.created_at,
        "updated_at": generation.updated_at,
    }


def from_row(row: RowMapping) -> Generation:
    """The generation of a row; the reader makes its views of it too."""
    written = len(row["flashcard_ids"]) + len(row["question_ids"])
    return Generation(
        id=row["id"],
        learner_id=row["learner_id"],
        version=row["version"],
        course_id=row["course_id"],
        kind=GenerationKind(row["kind"]),
        status=GenerationStatus(row["status"]),
        parameters=msgspec.convert(row["parameters"], GenerationParameters),
        expected=row["expected"],
        deck_id=row["deck_id"],
        flashcard_ids=msgspec.convert(row["flashcard_ids"], tuple[FlashcardId, ...]),
        quiz_id=row["quiz_id"],
        question_ids=msgspec.convert(row["question_ids"], tuple[QuestionId, ...]),
        passages_done=frozenset(row["passages_done"]),
        tally=CardTally(written=written, repaired=row["repaired"], dropped=row["dropped"]),
        usage=usage_from_row(row),
        work=work_from_row(row),
        failure=failure_from_row(row),
        missing=msgspec.convert(row["missing"], tuple[MissingType, ...]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
