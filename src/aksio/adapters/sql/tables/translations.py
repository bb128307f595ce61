"""Tables of the assessments context: decks and quizzes that are being translated."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

translations = Table(
    "translations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("subject", String(10), nullable=False, server_default="deck", comment="deck or quiz"),
    Column("original_id", Uuid, nullable=False, comment="What is translated; it may have been deleted meanwhile"),
    Column("twin_id", Uuid, nullable=False, index=True, comment="The deck or quiz with the other language"),
    Column("language", String(35), nullable=False),
    Column("status", String(20), nullable=False),
    Column("total", Integer, nullable=False, comment="Pieces that were left at the beginning"),
    Column("done", Integer, nullable=False),
    Column("skipped", Json, nullable=False, comment="Reasons by card, question or quiz"),
    Column("model", String(100)),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost_micros", BigInteger, nullable=False, comment="Millionths of a US dollar"),
    Column("lease_token", Uuid, comment="Whoever works on it shows this"),
    Column("lease_expires_at", Instant),
    Column("resume_at", Instant),
    Column("due_at", Instant, comment="When it needs a worker again; absent once it is over"),
    Column("pauses", Integer, nullable=False),
    Column("failure_code", String(100)),
    Column("failure_detail", Text),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
_NOT_OVER = translations.c.due_at.is_not(None)
Index("ix_translations_due", translations.c.due_at, postgresql_where=_NOT_OVER, sqlite_where=_NOT_OVER)
