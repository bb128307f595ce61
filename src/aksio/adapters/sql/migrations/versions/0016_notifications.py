"""Notifications and their preferences

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=50), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("read_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications")),
    )
    columns = ["learner_id", "created_at", "id"]
    op.create_index("ix_notifications_newest", "notifications", columns)
    unread = sa.text("read_at IS NULL")
    op.create_index("ix_notifications_unread", "notifications", columns, postgresql_where=unread, sqlite_where=unread)
    op.create_table(
        "notification_preferences",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("chosen", Json, nullable=False, comment="By kind and channel; what was never chosen is not there"),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_notification_preferences")),
    )


def downgrade() -> None:
    op.drop_table("notification_preferences")
    op.drop_table("notifications")
