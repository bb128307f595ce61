"""Activity, progress and recommendations

Revision: 0012, after 0009
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant

revision = "0012"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "study_ledgers",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "changes", sa.Integer(), nullable=False, comment="Who writes about a learner's progress counts here first"
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_study_ledgers")),
    )
    op.create_table(
        "activities",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False, comment="Given by the client, or the id of the review or answer"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("occurred_at", Instant(), nullable=False),
        sa.Column(
            "day", sa.Date(), nullable=False, comment="The learner's study day, with the time zone in force then"
        ),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("day_starts_at", Instant(), nullable=False),
        sa.Column("day_ends_at", Instant(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True, comment="The card, question or document"),
        sa.Column("correct", sa.Float(), nullable=True, comment="The share that was right"),
        sa.Column(
            "interval_days", sa.Integer(), nullable=True, comment="The card's interval before, where it had been learnt"
        ),
        sa.Column("expected", sa.Float(), nullable=True, comment="The chance of recall by the schedule"),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_activities")),
    )
    op.create_index("ix_activities_learner_day", "activities", ["learner_id", "day"], unique=False)
    op.create_index("ix_activities_learner_latest", "activities", ["learner_id", "occurred_at", "id"], unique=False)
    op.create_table(
        "study_hours",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False, comment="All zeros: of no course"),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("reviews_passed", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("answers_passed", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("young", sa.Integer(), nullable=False),
        sa.Column("young_passed", sa.Integer(), nullable=False),
        sa.Column("mature", sa.Integer(), nullable=False),
        sa.Column("mature_passed", sa.Integer(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "day", "hour", "course_id", name=op.f("pk_study_hours")),
    )
    op.create_table(
        "recall_bins",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bin", sa.SmallInteger(), nullable=False, comment="The tenth that the expected chance fell in"),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "day", "bin", name=op.f("pk_recall_bins")),
    )
    op.create_table(
        "topics",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("known", sa.Float(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("recalls_passed", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant(), nullable=True),
        sa.Column("last_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_topics")),
    )
    op.create_index("ix_topics_learner_weakest", "topics", ["learner_id", "known", "id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("occurred_at", Instant(), nullable=False),
        sa.Column("correct", sa.SmallInteger(), nullable=False),
        sa.Column("retention", sa.SmallInteger(), nullable=False),
        sa.Column("contested_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "topic_id", "activity_id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_learner_activity", "evidence", ["learner_id", "activity_id"], unique=False)
    op.create_index(
        "ix_evidence_topic_latest", "evidence", ["learner_id", "topic_id", "occurred_at", "activity_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_evidence_learner_activity", table_name="evidence")
    op.drop_index("ix_evidence_topic_latest", table_name="evidence")
    op.drop_table("evidence")
    op.drop_index("ix_topics_learner_weakest", table_name="topics")
    op.drop_table("topics")
    op.drop_table("recall_bins")
    op.drop_table("study_hours")
    op.drop_index("ix_activities_learner_day", table_name="activities")
    op.drop_index("ix_activities_learner_latest", table_name="activities")
    op.drop_table("activities")
    op.drop_table("study_ledgers")
