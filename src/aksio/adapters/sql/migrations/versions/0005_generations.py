"""Generations

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ai_usage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=50), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("reserved_tokens", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("settled_at", Instant(), nullable=True, comment="Absent while the reservation stands"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ai_usage")),
    )
    op.create_index("ix_ai_usage_learner_started", "ai_usage", ["learner_id", "started_at"], unique=False)
    op.create_table(
        "generations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("parameters", Json, nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False, comment="Cards hoped for in all"),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("flashcard_ids", Json, nullable=False),
        sa.Column("passages_done", Json, nullable=False, comment="Keys of the passages that need no more work"),
        sa.Column("repaired", sa.Integer(), nullable=False),
        sa.Column("dropped", Json, nullable=False, comment="How many cards for which reason"),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("lease_token", sa.Uuid(), nullable=True, comment="Whoever works on it shows this"),
        sa.Column("lease_expires_at", Instant(), nullable=True),
        sa.Column("resume_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True, comment="When it needs a worker again; absent once it is over"),
        sa.Column("pauses", sa.Integer(), nullable=False),
        sa.Column("failure_code", sa.String(length=100), nullable=True),
        sa.Column("failure_detail", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_generations_deck_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generations")),
    )
    op.create_index(op.f("ix_generations_deck_id"), "generations", ["deck_id"], unique=False)
    op.create_index(
        "ix_generations_due",
        "generations",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
        sqlite_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("ix_generations_learner_newest", "generations", ["learner_id", "created_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_generations_learner_newest", table_name="generations")
    op.drop_index(
        "ix_generations_due",
        table_name="generations",
        postgresql_where=sa.text("due_at IS NOT NULL"),
        sqlite_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_index(op.f("ix_generations_deck_id"), table_name="generations")
    op.drop_table("generations")
    op.drop_index("ix_ai_usage_learner_started", table_name="ai_usage")
    op.drop_table("ai_usage")
