"""Tables of realtime: messages for open pages, and how far each learner's have come."""

from sqlalchemy import BigInteger, Column, String, Table, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

realtime_heads = Table(
    "realtime_heads",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("sequence", BigInteger, nullable=False, comment="Of the newest message; its row lock puts writers in line"),
)

realtime_messages = Table(
    "realtime_messages",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("kind", String(50), nullable=False),
    Column("data", Json, nullable=False),
    Column("created_at", Instant, nullable=False, index=True),
)
