"""Quizzes in SQL: each is one document, and so is each version that was published."""

from typing import Any

from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.assessments.quiz_json import (
    heading_from_json,
    question_to_json,
    questions_from_json,
    sections_from_json,
    settings_from_json,
    to_json,
)
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.quizzes import quiz_versions, quizzes
from aksio.adapters.sql.writes import Delete, Insert, Row, Statement, Update
from aksio.domain.assessments.quizzes.quiz import Quiz, QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import CourseId, LearnerId, QuizId

_PLAIN = (
    "id",
    "learner_id",
    "version",
    "course_id",
    "title",
    "description",
    "language",
    "published_version",
    "published_at",
    "has_changes",
    "twin_of",
    "created_at",
    "updated_at",
)
"""Columns that hold an attribute of a quiz as it is."""


class SqlQuizzes:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, quiz_id: QuizId, *, learner_id: LearnerId) -> Quiz:
        """See the port."""
        query = select(quizzes).where(quizzes.c.id == quiz_id, quizzes.c.learner_id == learner_id)
        row = await self._session.row(query)
        if row is None:
            raise QuizNotFound
        return quiz_from_row(row)

    def add(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """See the port."""
        self._session.write(Insert(quizzes, [_to_row(quiz)]))
        if published is not None:
            self._session.write(Insert(quiz_versions, [_version_to_row(published)]))
        self._session.record(quiz)

    def save(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """See the port."""
        self._session.write(Update(quizzes, _to_row(quiz), where={"id": quiz.id, "version": quiz.version}))
        if published is not None:
            self._session.write(Insert(quiz_versions, [_version_to_row(published)]))
        self._session.record(quiz)

    def remove(self, quiz: Quiz) -> None:
        """See the port. Versions and attempts go with it, by their foreign keys."""
        self._session.write(Delete(quizzes, where={"id": quiz.id, "version": quiz.version}))
        self._session.record(quiz)

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        chosen = quizzes.c.learner_id == learner_id
        if course_id is not None:
            chosen &= quizzes.c.course_id == course_id
        found = await self._session.rows(select(quizzes.c.id).where(chosen).limit(at_most))
        ids = [row["id"] for row in found]
        if ids:
            self._session.write(Statement(delete(quizzes).where(chosen, quizzes.c.id.in_(ids))))
        return len(ids)


def _to_row(quiz: Quiz) -> Row:
    row = {name: getattr(quiz, name) for name in _PLAIN}
    return (
        row
        | _content(quiz)
        | {
            "version": quiz.version + 1,
            "question_count": len(quiz.questions),
            "status": quiz.status.value,
            "told_heading": None if quiz.told_heading is None else to_json(quiz.told_heading),
            "closes_at": quiz.settings.closes_at,
        }
    )


def _content(written: Quiz | QuizVersion) -> Row:
    return {
        "settings": to_json(written.settings),
        "sections": to_json(written.sections),
        "questions": [question_to_json(question) for question in written.questions],
    }


def quiz_from_row(row: RowMapping) -> Quiz:
    """The quiz again."""
    return Quiz(
        **{name: row[name] for name in _PLAIN},
        **content_from_row(row),
        status=QuizStatus(row["status"]),
        told_heading=heading_from_json(row["told_heading"]),
    )


def content_from_row(row: RowMapping, prefix: str = "") -> dict[str, Any]:
    """Rules, sections and questions out of columns whose names begin with `prefix`."""
    return {
        "settings": settings_from_json(row[f"{prefix}settings"]),
        "sections": sections_from_json(row[f"{prefix}sections"]),
        "questions": questions_from_json(row[f"{prefix}questions"]),
    }


def _version_to_row(version: QuizVersion) -> Row:
    names = ("quiz_id", "number", "learner_id", "title", "published_at")
    return {name: getattr(version, name) for name in names} | _content(version)


def version_from_row(row: RowMapping, prefix: str = "") -> QuizVersion:
    """The version again, out of columns whose names begin with `prefix`."""
    names = ("quiz_id", "number", "learner_id", "title", "published_at")
    return QuizVersion(**{name: row[f"{prefix}{name}"] for name in names}, **content_from_row(row, prefix))
