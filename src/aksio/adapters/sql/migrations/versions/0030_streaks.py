"""Days in a row, counted as they are entered: where there is no row yet, readers count all days

Revision: 0030, after 0029
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "streaks",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("last_day", sa.Date(), comment="The last active day that is counted; none where all was undone"),
        sa.Column("last_starts_at", Instant()),
        sa.Column("last_ends_at", Instant()),
        sa.Column("started_on", sa.Date()),
        sa.Column("current_days", sa.Integer(), nullable=False),
        sa.Column("longest_days", sa.Integer(), nullable=False),
        sa.Column("freezes_held", sa.SmallInteger(), nullable=False),
        sa.Column("freezes_used", sa.Integer(), nullable=False),
        sa.Column("frozen_on", Json, nullable=False, comment="Dates that freezes cover, of the streak on the last day"),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_streaks")),
    )


def downgrade() -> None:
    op.drop_table("streaks")
