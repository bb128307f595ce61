"""Realtime

Revision: 0015, after 0012
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "realtime_heads",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "sequence",
            sa.BigInteger(),
            nullable=False,
            comment="Of the newest message; its row lock puts writers in line",
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_realtime_heads")),
    )
    op.create_table(
        "realtime_messages",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=50), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "sequence", name=op.f("pk_realtime_messages")),
    )
    op.create_index(op.f("ix_realtime_messages_created_at"), "realtime_messages", ["created_at"])


def downgrade() -> None:
    op.drop_table("realtime_messages")
    op.drop_table("realtime_heads")
