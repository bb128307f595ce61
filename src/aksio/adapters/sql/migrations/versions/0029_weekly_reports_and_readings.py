"""When the weekly report comes, and an index of what was read

Revision: 0029, after 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notification_preferences") as table:
        table.add_column(sa.Column("report_weekday", sa.String(3), nullable=False, server_default="mon"))
        table.add_column(sa.Column("report_hour", sa.Integer(), nullable=False, server_default="7"))
    op.create_index(
        "ix_activities_reading",
        "activities",
        ["learner_id", "day"],
        postgresql_where=sa.text("kind = 'reading'"),
        sqlite_where=sa.text("kind = 'reading'"),
    )


def downgrade() -> None:
    op.drop_index("ix_activities_reading", table_name="activities")
    with op.batch_alter_table("notification_preferences") as table:
        table.drop_column("report_hour")
        table.drop_column("report_weekday")
