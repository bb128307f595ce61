"""Proposals of time in a study plan

Revision: 0028, after 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("chat_proposals") as table:
        table.add_column(sa.Column("date", sa.Date()))
        table.add_column(sa.Column("plan_id", sa.Uuid()))


def downgrade() -> None:
    with op.batch_alter_table("chat_proposals") as table:
        table.drop_column("plan_id")
        table.drop_column("date")
