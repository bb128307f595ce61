"""Tables of the assessments context: what is generated, and what models cost."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Uuid, text

from aksio.adapters.sql.tables.long_work import index_what_is_due, long_work_columns
from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

generations = Table(
    "generations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("parameters", Json, nullable=False),
    Column("expected", Integer, nullable=False, comment="Cards hoped for in all"),
    Column("deck_id", Uuid, ForeignKey("decks.id", ondelete="SET NULL"), index=True),
    Column("flashcard_ids", Json, nullable=False),
    Column("quiz_id", Uuid, comment="May have been deleted meanwhile"),
    Column("question_ids", Json, nullable=False, server_default=text("'[]'")),
    Column("passages_done", Json, nullable=False, comment="Keys of the passages that need no more work"),
    Column("repaired", Integer, nullable=False),
    Column("dropped", Json, nullable=False, comment="How many cards for which reason"),
    *long_work_columns(),
    Column("missing", Json, nullable=False, server_default=text("'[]'"), comment="Types of a mix that came short"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_generations_learner_newest", generations.c.learner_id, generations.c.created_at, generations.c.id)
index_what_is_due(generations)

ai_usage = Table(
    "ai_usage",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("purpose", String(50), nullable=False),
    Column("model", String(100)),
    Column("reserved_tokens", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost_micros", BigInteger, nullable=False, comment="Millionths of a US dollar"),
    Column("started_at", Instant, nullable=False),
    Column("settled_at", Instant, comment="Absent while the reservation stands"),
)
Index("ix_ai_usage_learner_started", ai_usage.c.learner_id, ai_usage.c.started_at)
