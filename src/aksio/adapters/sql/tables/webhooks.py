"""Tables of outgoing webhooks: where they lead, what is or was sent there, and how each try went."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("slot", Integer, nullable=False, comment="Its place among those that a learner may have"),
    Column("url", Text, nullable=False),
    Column("event_types", Json, nullable=False),
    Column("description", Text),
    Column("enabled", Boolean, nullable=False),
    Column("secret_serial", Integer, nullable=False, comment="Secrets are derived from it, and kept nowhere"),
    Column("previous_secret_until", Instant),
    Column("failing_since", Instant),
    Column("disabled_reason", String(20)),
    Column("created_at", Instant, nullable=False),
)
Index("uq_webhooks_learner_slot", webhooks.c.learner_id, webhooks.c.slot, unique=True)

webhook_deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("webhook_id", Uuid, ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    Column("learner_id", Uuid, nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("event_type", String(120), nullable=False),
    Column("body", Text, nullable=False, comment="Sent as it is, byte for byte"),
    Column("status", String(20), nullable=False),
    Column("number", Integer, nullable=False, comment="Tries in all"),
    Column("tries", Integer, nullable=False, comment="Tries since it was last asked for"),
    Column("next_try_at", Instant, comment="While it waits; before that instant nobody sends it"),
    Column("lease_token", Uuid, comment="Whoever shows it may say how the try ended"),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
Index("ix_webhook_deliveries_webhook", webhook_deliveries.c.webhook_id, webhook_deliveries.c.id)
Index("ix_webhook_deliveries_learner", webhook_deliveries.c.learner_id)
Index("ix_webhook_deliveries_ended_at", webhook_deliveries.c.ended_at)
Index(
    "ix_webhook_deliveries_waiting",
    webhook_deliveries.c.next_try_at,
    postgresql_where=webhook_deliveries.c.status == "waiting",
    sqlite_where=webhook_deliveries.c.status == "waiting",
)

webhook_attempts = Table(
    "webhook_attempts",
    metadata,
    Column("delivery_id", Uuid, ForeignKey("webhook_deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("status", Integer),
    Column("error", String(50)),
    Column("answer", Text, comment="The first bytes"),
)
