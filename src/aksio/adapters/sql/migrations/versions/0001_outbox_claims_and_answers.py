"""Outbox, claims and answers

Revision: 0001, after nothing
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("key", sa.String(length=300), nullable=False, comment="Who asked, and their Idempotency-Key"),
        sa.Column("fingerprint", sa.String(length=64), nullable=False, comment="A hash of method, path and body"),
        sa.Column("token", sa.Uuid(), nullable=False, comment="Held by the request that is being answered"),
        sa.Column("taken_at", Instant(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True, comment="Absent while the first request is in flight"),
        sa.Column("headers", Json, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_taken_at"), "answers", ["taken_at"], unique=False)
    op.create_table(
        "claims",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_claimed_at"), "claims", ["claimed_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "name",
            sa.String(length=100),
            nullable=False,
            comment="The event's wire name, such as courses.course_created",
        ),
        sa.Column(
            "aggregate_key", sa.String(length=100), nullable=False, comment="Events of one key are delivered in order"
        ),
        sa.Column("payload", Json, nullable=False),
        sa.Column("occurred_at", Instant(), nullable=False),
        sa.Column("trace_id", sa.String(length=64), nullable=True, comment="The request that caused it"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("available_at", Instant(), nullable=False, comment="Not tried before this instant"),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.Column(
            "parked_at", Instant(), nullable=True, comment="Set when it kept failing: only a person tries it again"
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_delivered_at", "outbox", ["delivered_at"], unique=False)
    op.create_index(
        "ix_outbox_parked",
        "outbox",
        ["parked_at"],
        unique=False,
        postgresql_where=sa.text("parked_at IS NOT NULL"),
        sqlite_where=sa.text("parked_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_undelivered",
        "outbox",
        ["id"],
        unique=False,
        postgresql_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
        sqlite_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_outbox_undelivered",
        table_name="outbox",
        postgresql_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
        sqlite_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
    )
    op.drop_index(
        "ix_outbox_parked",
        table_name="outbox",
        postgresql_where=sa.text("parked_at IS NOT NULL"),
        sqlite_where=sa.text("parked_at IS NOT NULL"),
    )
    op.drop_index("ix_outbox_delivered_at", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_claims_claimed_at"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("ix_answers_taken_at"), table_name="answers")
    op.drop_table("answers")
