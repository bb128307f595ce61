"""Translations in SQL."""

from datetime import datetime
from uuid import UUID

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
from aksio.adapters.sql.tables.translations import translations
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.application.assessments.translations.translation_storage_ports import StalledTranslation
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.translation import Translation, TranslationNotFound
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.ids import LearnerId, TranslationId


class SqlTranslations:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, translation_id: TranslationId, *, learner_id: LearnerId) -> Translation:
        """See the port."""
        mine = (translations.c.id == translation_id) & (translations.c.learner_id == learner_id)
        row = await self._session.row(select(translations).where(mine))
        if row is None:
            raise TranslationNotFound
        return from_row(row)

    async def under_way(self, twin_id: UUID, *, learner_id: LearnerId) -> bool:
        """See the port."""
        into = (translations.c.twin_id == twin_id) & (translations.c.learner_id == learner_id)
        query = select(translations.c.id).where(into, translations.c.due_at.is_not(None)).limit(1)
        return await self._session.row(query) is not None

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledTranslation]:
        """See the port."""
        due = translations.c.due_at
        query = select(translations.c.id, translations.c.learner_id).where(due <= now).order_by(due).limit(limit)
        rows = await self._session.rows(query)
        return [StalledTranslation(translation_id=row["id"], learner_id=row["learner_id"]) for row in rows]

    def add(self, translation: Translation) -> None:
        """See the port."""
        self._session.write(Insert(translations, [_to_row(translation)]))
        self._session.record(translation)

    def save(self, translation: Translation) -> None:
        """See the port."""
        seen = {"id": translation.id, "version": translation.version}
        self._session.write(Update(translations, _to_row(translation), where=seen))
        self._session.record(translation)

    def remove_of(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.write(Statement(delete(translations).where(translations.c.learner_id == learner_id)))


_PLAIN = (
    "id",
    "learner_id",
    "original_id",
    "twin_id",
    "language",
    "total",
    "done",
    "created_at",
    "updated_at",
)


def _to_row(translation: Translation) -> Row:
    return {
        **{name: getattr(translation, name) for name in _PLAIN},
        **usage_to_row(translation.usage),
        "version": translation.version + 1,
        "subject": translation.subject.value,
        "status": translation.status.value,
        "skipped": {str(piece_id): reason for piece_id, reason in translation.skipped.items()},
        **work_to_row(translation.work),
        **failure_to_row(translation.failure),
    }


def from_row(row: RowMapping) -> Translation:
    """The translation again."""
    return Translation(
        **{name: row[name] for name in _PLAIN},
        version=row["version"],
        subject=Subject(row["subject"]),
        status=GenerationStatus(row["status"]),
        skipped=msgspec.convert(row["skipped"], dict[UUID, str]),
        usage=usage_from_row(row),
        work=work_from_row(row),
        failure=failure_from_row(row),
    )
