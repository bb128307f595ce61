"""Delivery beyond one process

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = ("lease_token", "published_at", "publish_attempts", "publish_after", "publish_parked_at", "publish_error")
_UNDELIVERED = sa.text("delivered_at IS NULL AND parked_at IS NULL")
_UNPUBLISHED = sa.text("published_at IS NULL AND publish_parked_at IS NULL")
_INDEXES = {
    "ix_outbox_undelivered_key": (["aggregate_key", "id"], _UNDELIVERED),
    "ix_outbox_unpublished": (["id"], _UNPUBLISHED),
    "ix_outbox_unpublished_key": (["aggregate_key", "id"], _UNPUBLISHED),
}


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("lease_token", sa.Uuid(), comment="Whoever shows it may say how the delivery ended")
    )
    op.add_column(
        "outbox", sa.Column("published_at", Instant(), comment="Publication goes its own way, with its own tries")
    )
    op.add_column("outbox", sa.Column("publish_attempts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "outbox", sa.Column("publish_after", Instant(), comment="Not tried before this instant; absent: at once")
    )
    op.add_column("outbox", sa.Column("publish_parked_at", Instant()))
    op.add_column("outbox", sa.Column("publish_error", sa.Text()))
    for name, (columns, where) in _INDEXES.items():
        op.create_index(name, "outbox", columns, unique=False, postgresql_where=where, sqlite_where=where)


def downgrade() -> None:
    for name, (_, where) in reversed(_INDEXES.items()):
        op.drop_index(name, table_name="outbox", postgresql_where=where, sqlite_where=where)
    with op.batch_alter_table("outbox") as table:
        for column in reversed(_COLUMNS):
            table.drop_column(column)
