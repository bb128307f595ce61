"""Tables of the courses context: summaries, what they are read from, their parts while they are written, and shares."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.long_work import index_what_is_due, long_work_columns
from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

summaries = Table(
    "summaries",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("title", String(300), nullable=False),
    Column("scope", Json, nullable=False),
    Column("status", String(20), nullable=False),
    Column("source_ids", Json, nullable=False),
    Column("read_at", Instant),
    Column("outdated_at", Instant, comment="When a source changed after it was read"),
    Column("is_partial", Boolean, nullable=False),
    Column("parts", Integer),
    Column("parts_done", Integer, nullable=False),
    Column("language", String(35)),
    Column("text", Text),
    Column("key_concepts", Json, nullable=False),
    Column("citations", Json, nullable=False),
    Column("searchable", Text, nullable=False, comment="Title, text and terms, case folded"),
    *long_work_columns(),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_summaries_course_newest", summaries.c.course_id, summaries.c.created_at, summaries.c.id)
Index("ix_summaries_learner", summaries.c.learner_id)
index_what_is_due(summaries)

summary_sources = Table(
    "summary_sources",
    metadata,
    Column("summary_id", Uuid, ForeignKey("summaries.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", Uuid, primary_key=True, comment="No foreign key: a summary outlives its documents"),
)
Index("ix_summary_sources_document", summary_sources.c.document_id)

summary_digests = Table(
    "summary_digests",
    metadata,
    Column("summary_id", Uuid, ForeignKey("summaries.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("digest", Json, nullable=False),
)

summary_shares = Table(
    "summary_shares",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, comment="The owner"),
    Column("version", Integer, nullable=False),
    Column("summary_id", Uuid, ForeignKey("summaries.id", ondelete="CASCADE"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, comment="SHA-256; the token is kept nowhere"),
    Column("expires_at", Instant),
    Column("created_at", Instant, nullable=False),
)
Index("ix_summary_shares_newest", summary_shares.c.summary_id, summary_shares.c.created_at, summary_shares.c.id)
