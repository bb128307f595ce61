"""Billing

Revision: 0025, after 0024
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.String(length=255), nullable=False, comment="What the payment provider calls them"),
        sa.Column("state", Json, nullable=True, comment="The subscription as the provider last showed it, whole"),
        sa.Column(
            "is_live", sa.Boolean(), nullable=False, comment="Whether it goes on, so that it has to be asked about"
        ),
        sa.Column("had_trial", sa.Boolean(), nullable=False),
        sa.Column("looked_for_at", Instant(), nullable=False, comment="When they were last sent to the checkout"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_subscriptions_customer_id")),
    )
    op.create_index(
        "ix_subscriptions_live",
        "subscriptions",
        ["learner_id"],
        postgresql_where=sa.text("is_live"),
        sqlite_where=sa.text("is_live"),
    )
    op.create_index("ix_subscriptions_looked_for", "subscriptions", ["looked_for_at"])
    usage = op.create_table(
        "usage",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("period_start", Instant(), nullable=False, comment="The first instant of the month"),
        sa.Column("meter", sa.String(length=20), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False, comment="Set aside for work under way"),
        sa.PrimaryKeyConstraint("learner_id", "period_start", "meter", name=op.f("pk_usage")),
    )
    op.create_table(
        "usage_reservations",
        sa.Column("id", sa.Uuid(), nullable=False, comment="That of the work"),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("period_start", Instant(), nullable=False),
        sa.Column("meter", sa.String(length=20), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False, comment="0 once it was settled or has lapsed"),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("reserved_at", Instant(), nullable=False),
        sa.Column("lapses_at", Instant(), nullable=False),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_reservations")),
    )
    op.create_index(op.f("ix_usage_reservations_reserved_at"), "usage_reservations", ["reserved_at"])
    op.create_index(
        "ix_usage_reservations_held",
        "usage_reservations",
        ["learner_id", "lapses_at"],
        postgresql_where=sa.text("held > 0"),
        sqlite_where=sa.text("held > 0"),
    )
    _carry_over(usage)


def _carry_over(usage: sa.Table) -> None:
    """What models wrote this month before there were plans counts as used."""
    ai_usage = sa.table(
        "ai_usage",
        sa.column("learner_id", sa.Uuid()),
        sa.column("input_tokens", sa.Integer()),
        sa.column("output_tokens", sa.Integer()),
        sa.column("started_at", Instant()),
    )
    month = datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    tokens = sa.func.sum(ai_usage.c.input_tokens + ai_usage.c.output_tokens)
    sums = (
        sa.select(ai_usage.c.learner_id, sa.literal(month, Instant()), sa.literal("ai_tokens"), tokens, sa.literal(0))
        .where(ai_usage.c.started_at >= month)
        .group_by(ai_usage.c.learner_id)
    )
    op.execute(usage.insert().from_select(["learner_id", "period_start", "meter", "used", "held"], sums))


def downgrade() -> None:
    op.drop_table("usage_reservations")
    op.drop_table("usage")
    op.drop_table("subscriptions")
