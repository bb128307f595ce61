"""Tables of the assessments context: decks and quizzes that are being translated."""

from sqlalchemy import Column, Index, Integer, String, Table, Uuid

from aksio.adapters.sql.tables.long_work import index_what_is_due, long_work_columns
from aksio.adapters.sql.tables.metadata import Instant, Json, metadata
from aksio.domain.assessments.translation import TranslationUnderWay

translations = Table(
    "translations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", String(10), nullable=False, server_default="deck", comment="deck or quiz"),
    Column("original_id", Uuid, nullable=False, comment="What is translated; it may have been deleted meanwhile"),
    Column("twin_id", Uuid, nullable=False, comment="The deck or quiz with the other language"),
    Column("language", String(35), nullable=False),
    Column("status", String(20), nullable=False),
    Column("total", Integer, nullable=False, comment="Pieces that were left at the beginning"),
    Column("done", Integer, nullable=False),
    Column("skipped", Json, nullable=False, comment="Reasons by card, question or quiz"),
    *long_work_columns(),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_translations_learner_newest", translations.c.learner_id, translations.c.created_at, translations.c.id)
index_what_is_due(translations)
_UNDER_WAY = translations.c.due_at.is_not(None)
Index(
    "uq_translations_under_way",
    translations.c.twin_id,
    unique=True,
    postgresql_where=_UNDER_WAY,
    sqlite_where=_UNDER_WAY,
    info={"duplicate": TranslationUnderWay},
)
