"""Tables of billing: subscriptions as the payment provider showed them, and what of a plan is used."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("customer_id", String(255), nullable=False, unique=True, comment="What the payment provider calls them"),
    Column("state", Json, comment="The subscription as the provider last showed it, whole"),
    Column("is_live", Boolean, nullable=False, comment="Whether it goes on, so that it has to be asked about"),
    Column("had_trial", Boolean, nullable=False),
    Column("looked_for_at", Instant, nullable=False, comment="When they were last sent to the checkout"),
    Column("created_at", Instant, nullable=False),
)
_LIVE = subscriptions.c.is_live
Index("ix_subscriptions_live", subscriptions.c.learner_id, postgresql_where=_LIVE, sqlite_where=_LIVE)
Index("ix_subscriptions_looked_for", subscriptions.c.looked_for_at)

usage = Table(
    "usage",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("period_start", Instant, primary_key=True, comment="The first instant of the month"),
    Column("meter", String(20), primary_key=True),
    Column("used", BigInteger, nullable=False),
    Column("held", BigInteger, nullable=False, comment="Set aside for work under way"),
)

usage_reservations = Table(
    "usage_reservations",
    metadata,
    Column("id", Uuid, primary_key=True, comment="That of the work"),
    Column("learner_id", Uuid, nullable=False),
    Column("period_start", Instant, nullable=False),
    Column("meter", String(20), nullable=False),
    Column("held", BigInteger, nullable=False, comment="0 once it was settled or has lapsed"),
    Column("used", BigInteger, nullable=False),
    Column("reserved_at", Instant, nullable=False, index=True),
    Column("lapses_at", Instant, nullable=False),
    Column("settled_at", Instant),
)
_HELD = usage_reservations.c.held > 0
Index(
    "ix_usage_reservations_held",
    usage_reservations.c.learner_id,
    usage_reservations.c.lapses_at,
    postgresql_where=_HELD,
    sqlite_where=_HELD,
)
