"""Study plans

Revision: 0020, after 0019
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "study_plans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("course_ids", Json, nullable=False),
        sa.Column("target_date", sa.Date()),
        sa.Column("minutes", Json, nullable=False, comment="By weekday, Monday first"),
        sa.Column("days_off", Json, nullable=False),
        sa.Column("priorities", Json, nullable=False),
        sa.Column(
            "study_from", sa.Time(), nullable=False, comment="Local time at which calendars show the first session"
        ),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column(
            "sessions",
            Json,
            nullable=False,
            comment="A plan is one document: its days are only ever planned together",
        ),
        sa.Column("unscheduled", Json, nullable=False),
        sa.Column("minutes_by_day", Json, nullable=False, comment="Of the sessions; other plans leave room for them"),
        sa.Column("planned_on", sa.Date()),
        sa.Column("feed_hash", sa.String(length=64), comment="Of the secret in the link to the calendar"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_plans")),
    )
    op.create_index("ix_study_plans_learner_newest", "study_plans", ["learner_id", "created_at", "id"])
    op.create_index("ix_study_plans_feed", "study_plans", ["feed_hash"], unique=True)
    op.create_index(
        "ix_study_plans_planned_on",
        "study_plans",
        ["planned_on"],
        postgresql_where=sa.text("status = 'active'"),
        sqlite_where=sa.text("status = 'active'"),
    )


def downgrade() -> None:
    op.drop_table("study_plans")
