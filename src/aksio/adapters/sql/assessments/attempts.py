"""Attempts in SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, select

from aksio.adapters.sql.assessments.attempt_rows import answer_rows, attempt_from_row, attempt_to_row
from aksio.adapters.sql.assessments.quiz_json import settings_from_json
from aksio.adapters.sql.assessments.quizzes import version_from_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.quizzes import quiz_answers, quiz_attempts, quiz_versions, quizzes
from aksio.adapters.sql.writes import Insert, Statement, Update
from aksio.application.assessments.quizzes.quiz_ports import DoomedAttempt, Standing
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.closing import Closing
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound, QuizNotFound
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId, QuizId

_TRACE = select(quiz_attempts.c.id, quiz_attempts.c.quiz_id, quiz_attempts.c.learner_id, quiz_attempts.c.question_ids)
_SERVED, _GRADED = quiz_versions.alias("served"), quiz_versions.alias("graded")


class SqlAttempts:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, attempt_id: AttemptId, *, taker_id: LearnerId) -> Attempt:
        """See the port."""
        return await self._find(quiz_attempts.c.id == attempt_id, quiz_attempts.c.learner_id == taker_id)

    async def get_for_owner(self, attempt_id: AttemptId, *, owner_id: LearnerId) -> Attempt:
        """See the port."""
        return await self._find(quiz_attempts.c.id == attempt_id, quiz_attempts.c.owner_id == owner_id)

    async def standing(self, quiz_id: QuizId, *, owner_id: LearnerId, taker_id: LearnerId) -> Standing:
        """See the port."""
        row = await self._session.row(_standing(quiz_id, owner_id, taker_id))
        if row is None:
            raise QuizNotFound
        return Standing(
            course_id=row["course_id"],
            status=QuizStatus(row["status"]),
            version=None if row["served_number"] is None else version_from_row(row, "served_"),
            attempts=row["attempts"],
            open_attempt_id=row["open_attempt_id"],
        )

    async def closing(self, quiz_id: QuizId) -> Closing:
        """See the port."""
        row = await self._session.row(select(quizzes.c.status, quizzes.c.settings).where(quizzes.c.id == quiz_id))
        if row is None:
            raise QuizNotFound
        closes_at = settings_from_json(row["settings"]).closes_at
        return Closing(is_archived=row["status"] == QuizStatus.ARCHIVED.value, closes_at=closes_at)

    async def are_by_others(self, quiz_id: QuizId, *, owner_id: LearnerId) -> bool:
        """See the port."""
        others = select(quiz_attempts.c.id).where(
            quiz_attempts.c.quiz_id == quiz_id, quiz_attempts.c.learner_id != owner_id
        )
        return await self._session.row(others.limit(1)) is not None

    def add(self, attempt: Attempt) -> None:
        """See the port."""
        self._session.write(Insert(quiz_attempts, [attempt_to_row(attempt)]))
        if attempt.is_over:
            self._session.write(Insert(quiz_answers, answer_rows(attempt)))
        self._session.record(attempt)

    def save(self, attempt: Attempt) -> None:
        """See the port. Two more statements once it is over, however many questions it has."""
        seen = {"id": attempt.id, "version": attempt.version}
        self._session.write(Update(quiz_attempts, attempt_to_row(attempt), where=seen))
        if attempt.is_over:
            earlier = delete(quiz_answers).where(quiz_answers.c.attempt_id == attempt.id)
            self._session.write(Statement(earlier), Insert(quiz_answers, answer_rows(attempt)))
        self._session.record(attempt)

    async def at_quiz(self, quiz_id: QuizId) -> list[DoomedAttempt]:
        """See the port."""
        return await self._doomed(_TRACE.where(quiz_attempts.c.quiz_id == quiz_id))

    async def of(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> list[DoomedAttempt]:
        """See the port."""
        chosen = quiz_attempts.c.owner_id == learner_id
        if course_id is not None:
            chosen &= quiz_attempts.c.course_id == course_id
        else:
            chosen |= quiz_attempts.c.learner_id == learner_id
        return await self._doomed(_TRACE.where(chosen).limit(at_most))

    def remove(self, doomed: Sequence[DoomedAttempt], *, now: datetime) -> None:
        """See the port."""
        ids = [one.attempt_id for one in doomed]
        if ids:
            self._session.write(Statement(delete(quiz_attempts).where(quiz_attempts.c.id.in_(ids))))
            self._session.tell(*(one.deleted(now) for one in doomed))

    async def _doomed(self, query: Select[tuple[object, ...]]) -> list[DoomedAttempt]:
        return [
            DoomedAttempt(
                attempt_id=row["id"],
                quiz_id=row["quiz_id"],
                taker_id=row["learner_id"],
                question_ids=tuple(QuestionId(UUID(question_id)) for question_id in row["question_ids"]),
            )
            for row in await self._session.rows(query)
        ]

    async def _find(self, *conditions: ColumnElement[bool]) -> Attempt:
        row = await self._session.row(_with_versions().where(*conditions))
        if row is None:
            raise AttemptNotFound
        return attempt_from_row(row)


def _with_versions() -> Select[tuple[object, ...]]:
    """Both are the same version, unless the attempt was regraded; then only is the second one read."""
    attempts = quiz_attempts.c
    return (
        select(
            quiz_attempts,
            *(column.label(f"served_{column.name}") for column in _SERVED.c),
            *(column.label(f"graded_{column.name}") for column in _GRADED.c),
        )
        .join(_SERVED, (_SERVED.c.quiz_id == attempts.quiz_id) & (_SERVED.c.number == attempts.quiz_version))
        .outerjoin(
            _GRADED,
            (_GRADED.c.quiz_id == attempts.quiz_id)
            & (_GRADED.c.number == attempts.graded_version)
            & (attempts.graded_version != attempts.quiz_version),
        )
    )


def _standing(quiz_id: QuizId, owner_id: LearnerId, taker_id: LearnerId) -> Select[tuple[object, ...]]:
    theirs = (quiz_attempts.c.quiz_id == quiz_id) & (quiz_attempts.c.learner_id == taker_id)
    made = select(func.count()).where(theirs).scalar_subquery()
    still_open = theirs & (quiz_attempts.c.status == AttemptStatus.IN_PROGRESS.value)
    return (
        select(
            quizzes.c.course_id,
            quizzes.c.status,
            made.label("attempts"),
            select(quiz_attempts.c.id).where(still_open).limit(1).scalar_subquery().label("open_attempt_id"),
            *(column.label(f"served_{column.name}") for column in _SERVED.c),
        )
        .outerjoin(_SERVED, (_SERVED.c.quiz_id == quizzes.c.id) & (_SERVED.c.number == quizzes.c.published_version))
        .where(quizzes.c.id == quiz_id, quizzes.c.learner_id == owner_id)
    )
