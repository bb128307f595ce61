"""Study sessions and goals

Revision: 0022, after 0021
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid()),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("completed_at", Instant()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
    )
    op.create_index("ix_goals_learner_newest", "goals", ["learner_id", "created_at", "id"])
    op.create_table(
        "study_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200)),
        sa.Column("course_id", sa.Uuid()),
        sa.Column("planned_minutes", sa.Integer()),
        sa.Column("planned_session_id", sa.Uuid()),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("scheduled_for", Instant()),
        sa.Column("stretches", Json, nullable=False, comment="Pairs of instants; the last may be open"),
        sa.Column("began_at", Instant()),
        sa.Column("touched_at", Instant(), comment="Of an open one: when its last stretch began or ended"),
        sa.Column("seconds_open", sa.Integer(), nullable=False, comment="Of a completed one: without pauses"),
        sa.Column("ended_by", sa.String(length=20)),
        sa.Column("focus", sa.SmallInteger()),
        sa.Column("difficulty", sa.SmallInteger()),
        sa.Column("note", sa.Text()),
        sa.Column("open_for", sa.Uuid(), comment="The learner, while it is under way: one at a time"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_sessions")),
    )
    op.create_index("ix_study_sessions_learner_newest", "study_sessions", ["learner_id", "created_at", "id"])
    op.create_index("ix_study_sessions_learner_began", "study_sessions", ["learner_id", "began_at"])
    op.create_index("ix_study_sessions_touched", "study_sessions", ["touched_at"])
    op.create_index("uq_study_sessions_open_for", "study_sessions", ["open_for"], unique=True)


def downgrade() -> None:
    op.drop_table("study_sessions")
    op.drop_table("goals")
