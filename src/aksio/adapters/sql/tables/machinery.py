"""The tables behind the unit of work: what is to be told, what was done already, and what was answered."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String(100), nullable=False, comment="The event's wire name, such as courses.course_created"),
    Column("aggregate_key", String(100), nullable=False, comment="Events of one key are delivered in order"),
    Column("payload", Json, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("trace_id", String(64), comment="The request that caused it"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("available_at", Instant, nullable=False, comment="Not tried before this instant"),
    Column("delivered_at", Instant),
    Column("parked_at", Instant, comment="Set when it kept failing: only a person tries it again"),
    Column("error", Text),
    Column("lease_token", Uuid, comment="Whoever shows it may say how the delivery ended"),
    Column("published_at", Instant, comment="Publication goes its own way, with its own tries"),
    Column("publish_attempts", Integer, nullable=False, server_default="0"),
    Column("publish_after", Instant, comment="Not tried before this instant; absent: at once"),
    Column("publish_parked_at", Instant),
    Column("publish_error", Text),
)
Index(
    "ix_outbox_undelivered",
    outbox.c.id,
    postgresql_where=outbox.c.delivered_at.is_(None) & outbox.c.parked_at.is_(None),
    sqlite_where=outbox.c.delivered_at.is_(None) & outbox.c.parked_at.is_(None),
)
Index(
    "ix_outbox_parked",
    outbox.c.parked_at,
    postgresql_where=outbox.c.parked_at.is_not(None),
    sqlite_where=outbox.c.parked_at.is_not(None),
)
Index("ix_outbox_delivered_at", outbox.c.delivered_at)
Index(
    "ix_outbox_undelivered_key",
    outbox.c.aggregate_key,
    outbox.c.id,
    postgresql_where=outbox.c.delivered_at.is_(None) & outbox.c.parked_at.is_(None),
    sqlite_where=outbox.c.delivered_at.is_(None) & outbox.c.parked_at.is_(None),
)
Index(
    "ix_outbox_unpublished",
    outbox.c.id,
    postgresql_where=outbox.c.published_at.is_(None) & outbox.c.publish_parked_at.is_(None),
    sqlite_where=outbox.c.published_at.is_(None) & outbox.c.publish_parked_at.is_(None),
)
Index(
    "ix_outbox_unpublished_key",
    outbox.c.aggregate_key,
    outbox.c.id,
    postgresql_where=outbox.c.published_at.is_(None) & outbox.c.publish_parked_at.is_(None),
    sqlite_where=outbox.c.published_at.is_(None) & outbox.c.publish_parked_at.is_(None),
)

claims = Table(
    "claims",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("claimed_at", Instant, nullable=False, index=True),
)

answers = Table(
    "answers",
    metadata,
    Column("key", String(300), primary_key=True, comment="Who asked, and their Idempotency-Key"),
    Column("fingerprint", String(64), nullable=False, comment="A hash of method, path and body"),
    Column("token", Uuid, nullable=False, comment="Held by the request that is being answered"),
    Column("taken_at", Instant, nullable=False, index=True),
    Column("status", Integer, comment="Absent while the first request is in flight"),
    Column("headers", Json),
    Column("body", LargeBinary),
)
