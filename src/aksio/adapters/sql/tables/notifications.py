"""Tables of notifications, and of what learners want to be told."""

from sqlalchemy import Column, Index, Integer, String, Table, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

notifications = Table(
    "notifications",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(50), nullable=False),
    Column("data", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("read_at", Instant),
)
Index("ix_notifications_newest", notifications.c.learner_id, notifications.c.created_at, notifications.c.id)
_UNREAD = notifications.c.read_at.is_(None)
Index(
    "ix_notifications_unread",
    notifications.c.learner_id,
    notifications.c.created_at,
    notifications.c.id,
    postgresql_where=_UNREAD,
    sqlite_where=_UNREAD,
)

notification_preferences = Table(
    "notification_preferences",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("digest_hour", Integer, nullable=False),
    Column("report_weekday", String(3), nullable=False, server_default="mon"),
    Column("report_hour", Integer, nullable=False, server_default="7"),
    Column("chosen", Json, nullable=False, comment="By kind and channel; what was never chosen is not there"),
)
