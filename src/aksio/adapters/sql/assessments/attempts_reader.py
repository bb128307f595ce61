"""Views of attempts straight from SQL, and the attempts that something has to be done about."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, select

from aksio.adapters.sql.assessments.quiz_json import settings_from_json
from aksio.adapters.sql.assessments.quizzes import version_from_row
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quiz_answers, quiz_attempts, quiz_versions, quizzes
from aksio.application.assessments.quizzes.attempt_views import AttemptSummary
from aksio.application.assessments.quizzes.quiz_ports import AttemptRef
from aksio.application.assessments.quizzes.quiz_reader_ports import AttemptFilter, CountedAttempts, TakerFigures
from aksio.application.assessments.quizzes.quiz_views import KindFigures
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.calibration import ConfidenceSums
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import CourseId, LearnerId, QuizId

_NEWEST = (quiz_attempts.c.started_at, quiz_attempts.c.id)
_OPEN = quiz_attempts.c.status == AttemptStatus.IN_PROGRESS.value


class SqlAttemptsReader(SqlReader):
    """See the ports `AttemptsReader` and `AttemptQueues`."""

    async def attempts(self, taker_id: LearnerId, chosen: AttemptFilter, page: PageRequest) -> Page[AttemptSummary]:
        """See the port."""
        served = (quiz_versions.c.quiz_id == quiz_attempts.c.quiz_id) & (
            quiz_versions.c.number == quiz_attempts.c.quiz_version
        )
        query = select(quiz_attempts, quiz_versions.c.title).join(quiz_versions, served)
        query = query.where(quiz_attempts.c.learner_id == taker_id)
        if chosen.quiz_id is not None:
            query = query.where(quiz_attempts.c.quiz_id == chosen.quiz_id)
        if chosen.status is not None:
            query = query.where(quiz_attempts.c.status == chosen.status.value)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _summary, *_NEWEST)

    async def counted(self, quiz_id: QuizId, *, taker_id: LearnerId) -> CountedAttempts:
        """See the port."""
        theirs = (quiz_attempts.c.quiz_id == quiz_id) & (quiz_attempts.c.learner_id == taker_id)
        made = await self._rows(select(quiz_attempts.c.percent).where(theirs).order_by(quiz_attempts.c.number))
        row = await self._row(_rules(quiz_id))
        if row is None or (row["learner_id"] != taker_id and not made):
            raise QuizNotFound
        return CountedAttempts(
            settings=settings_from_json(row["settings"]),
            attempts=len(made),
            percents=tuple(attempt["percent"] for attempt in made if attempt["percent"] is not None),
        )

    async def figures(self, taker_id: LearnerId, course_id: CourseId | None) -> TakerFigures:
        """See the port. Three statements, each one pass."""
        theirs = quiz_attempts.c.learner_id == taker_id
        if course_id is not None:
            theirs &= quiz_attempts.c.course_id == course_id
        row = await self._row(_attempt_figures(theirs))
        assert row is not None
        by_type = await self._rows(_figures_by_type(theirs))
        confidence = await self._rows(_confidence(theirs))
        return TakerFigures(
            **row,
            by_type={QuestionKind(one["kind"]): _kind_figures(one) for one in by_type},
            confidence={one["confidence_bin"]: _confidence_sums(one) for one in confidence},
        )

    async def overdue(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""
        expires_at = quiz_attempts.c.expires_at
        return await self._refs(select(quiz_attempts).where(_OPEN, expires_at <= now).order_by(expires_at), limit)

    async def graded_otherwise(self, quiz_id: QuizId, *, number: int, limit: int) -> list[AttemptRef]:
        """See the port."""
        query = select(quiz_attempts).where(
            quiz_attempts.c.quiz_id == quiz_id, ~_OPEN, quiz_attempts.c.graded_version < number
        )
        return await self._refs(query, limit)

    async def to_reveal(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""
        is_closed = (quizzes.c.status == QuizStatus.ARCHIVED.value) | (quizzes.c.closes_at <= now)
        waiting = select(quiz_attempts).join(quizzes).where(quiz_attempts.c.awaits_closing, is_closed)
        return await self._refs(waiting.order_by(quiz_attempts.c.id), limit)

    async def unread(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""
        due_at = quiz_attempts.c.reading_due_at
        return await self._refs(select(quiz_attempts).where(due_at <= now).order_by(due_at), limit)

    async def version(self, quiz_id: QuizId, *, number: int) -> QuizVersion | None:
        """See the port."""
        wanted = (quiz_versions.c.quiz_id == quiz_id, quiz_versions.c.number == number)
        row = await self._row(select(quiz_versions).where(*wanted))
        return None if row is None else version_from_row(row)

    async def _refs(self, query: Select[Any], limit: int) -> list[AttemptRef]:
        rows = await self._rows(query.with_only_columns(quiz_attempts.c.id, quiz_attempts.c.learner_id).limit(limit))
        return [AttemptRef(attempt_id=row["id"], taker_id=row["learner_id"]) for row in rows]


def _rules(quiz_id: QuizId) -> Select[Any]:
    """Of the version that is published, or the draft's before the first."""
    latest = (quiz_versions.c.quiz_id == quizzes.c.id) & (quiz_versions.c.number == quizzes.c.published_version)
    settings = func.coalesce(quiz_versions.c.settings, quizzes.c.settings, type_=quizzes.c.settings.type)
    query = select(quizzes.c.learner_id, settings.label("settings")).outerjoin(quiz_versions, latest)
    return query.where(quizzes.c.id == quiz_id)


def _attempt_figures(theirs: ColumnElement[bool]) -> Select[Any]:
    def count(status: AttemptStatus) -> ColumnElement[int]:
        return func.count(case((quiz_attempts.c.status == status.value, 1)))

    return select(
        func.count(quiz_attempts.c.quiz_id.distinct()).label("quizzes"),
        func.count().label("attempts"),
        count(AttemptStatus.IN_PROGRESS).label("in_progress"),
        count(AttemptStatus.SUBMITTED).label("awaiting_grade"),
        func.avg(quiz_attempts.c.percent).label("average_percent"),
        func.max(quiz_attempts.c.percent).label("best_percent"),
    ).where(theirs)


def _of_answers(theirs: ColumnElement[bool], *columns: ColumnElement[Any]) -> Select[Any]:
    of_attempt = quiz_attempts.c.id == quiz_answers.c.attempt_id
    return select(*columns).join(quiz_attempts, of_attempt).where(theirs, quiz_answers.c.mark.is_not(None))


def _figures_by_type(theirs: ColumnElement[bool]) -> Select[Any]:
    kind, mark = quiz_answers.c.kind, quiz_answers.c.mark
    figures = (func.count().label("answers"), func.avg(mark).label("average_mark"))
    return _of_answers(theirs, kind, *figures).group_by(kind)


def _confidence(theirs: ColumnElement[bool]) -> Select[Any]:
    confidence, mark, number = quiz_answers.c.confidence, quiz_answers.c.mark, quiz_answers.c.confidence_bin
    sums = (
        func.count().label("answers"),
        func.sum(confidence).label("confidence"),
        func.sum(mark).label("mark"),
        func.sum((confidence - mark) * (confidence - mark)).label("squared"),
    )
    return _of_answers(theirs, number, *sums).where(number.is_not(None)).group_by(number)


def _kind_figures(row: RowMapping) -> KindFigures:
    return KindFigures(answers=row["answers"], average_mark=row["average_mark"])


def _confidence_sums(row: RowMapping) -> ConfidenceSums:
    return ConfidenceSums(**{name: row[name] for name in ConfidenceSums.__dataclass_fields__})


def _summary(row: RowMapping) -> AttemptSummary:
    return AttemptSummary(
        id=row["id"],
        quiz_id=row["quiz_id"],
        quiz_title=row["title"],
        number=row["number"],
        status=AttemptStatus(row["status"]),
        started_at=row["started_at"],
        expires_at=row["expires_at"],
        submitted_at=row["submitted_at"],
        score=row["earned"],
        max_score=row["maximum"],
        percent=row["percent"],
        passed=row["passed"],
        is_final=row["percent"] is not None,
        version=row["version"],
    )
