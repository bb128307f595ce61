"""Quizzes and attempts

Revision: 0009, after 0006
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0009"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quizzes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("settings", Json, nullable=False),
        sa.Column("sections", Json, nullable=False),
        sa.Column("questions", Json, nullable=False, comment="A quiz is one document: its questions with their keys"),
        sa.Column("question_count", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("published_version", sa.Integer(), nullable=False, comment="0 before the first"),
        sa.Column("published_at", Instant(), nullable=True),
        sa.Column("has_changes", sa.Boolean(), nullable=False, comment="Whether there is something to publish"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quizzes")),
    )
    op.create_index("ix_quizzes_course_newest", "quizzes", ["course_id", "created_at", "id"], unique=False)
    op.create_index("ix_quizzes_learner_newest", "quizzes", ["learner_id", "created_at", "id"], unique=False)
    op.create_table(
        "quiz_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False, comment="The taker"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False, comment="Whose quiz it is"),
        sa.Column("quiz_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="Counts a taker's attempts at a quiz"),
        sa.Column("quiz_version", sa.Integer(), nullable=False, comment="What was served"),
        sa.Column("graded_version", sa.Integer(), nullable=False, comment="Whose key counts"),
        sa.Column("seed", sa.String(length=100), nullable=False),
        sa.Column("question_ids", Json, nullable=False, comment="In the order in which they are served"),
        sa.Column("responses", Json, nullable=False),
        sa.Column("changes", Json, nullable=False, comment="Marks that changed after they were given"),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True, comment="The taker's study day"),
        sa.Column("earned", sa.Float(), nullable=True, comment="Points so far; absent while in progress"),
        sa.Column("maximum", sa.Float(), nullable=False),
        sa.Column("percent", sa.Float(), nullable=True, comment="Absent until every answer has its mark"),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_attempts_quiz_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempts")),
        sa.UniqueConstraint("quiz_id", "learner_id", "number", name=op.f("uq_quiz_attempts_quiz_id_learner_id_number")),
    )
    op.create_index(
        "ix_quiz_attempts_expires",
        "quiz_attempts",
        ["expires_at"],
        unique=False,
        postgresql_where=sa.text("status = 'in_progress'"),
        sqlite_where=sa.text("status = 'in_progress'"),
    )
    op.create_index("ix_quiz_attempts_graded", "quiz_attempts", ["quiz_id", "status", "graded_version"], unique=False)
    op.create_index("ix_quiz_attempts_newest", "quiz_attempts", ["learner_id", "started_at", "id"], unique=False)
    op.create_index("ix_quiz_attempts_owner", "quiz_attempts", ["owner_id", "course_id"], unique=False)
    op.create_table(
        "quiz_versions",
        sa.Column("quiz_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.Column("sections", Json, nullable=False),
        sa.Column("questions", Json, nullable=False),
        sa.Column("published_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_versions_quiz_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("quiz_id", "number", name=op.f("pk_quiz_versions")),
    )
    op.create_index(op.f("ix_quiz_versions_learner_id"), "quiz_versions", ["learner_id"], unique=False)
    op.create_table(
        "quiz_answers",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False, comment="The taker"),
        sa.Column("quiz_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("answer", Json, nullable=False),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column(
            "mark", sa.Float(), nullable=True, comment="Fraction of the points; absent while it waits for a person"
        ),
        sa.Column(
            "rest",
            sa.Float(),
            nullable=True,
            comment="What the rest of the attempt earned; absent until all of it is graded",
        ),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("confidence_bin", sa.SmallInteger(), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("submitted_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["quiz_attempts.id"], name=op.f("fk_quiz_answers_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", "question_id", name=op.f("pk_quiz_answers")),
    )
    op.create_index("ix_quiz_answers_learner", "quiz_answers", ["learner_id", "kind"], unique=False)
    op.create_index("ix_quiz_answers_question", "quiz_answers", ["quiz_id", "question_id"], unique=False)
    op.create_index(
        "ix_quiz_answers_waiting",
        "quiz_answers",
        ["quiz_id", "submitted_at"],
        unique=False,
        postgresql_where=sa.text("mark IS NULL"),
        sqlite_where=sa.text("mark IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_quiz_answers_waiting",
        table_name="quiz_answers",
        postgresql_where=sa.text("mark IS NULL"),
        sqlite_where=sa.text("mark IS NULL"),
    )
    op.drop_index("ix_quiz_answers_question", table_name="quiz_answers")
    op.drop_index("ix_quiz_answers_learner", table_name="quiz_answers")
    op.drop_table("quiz_answers")
    op.drop_index(op.f("ix_quiz_versions_learner_id"), table_name="quiz_versions")
    op.drop_table("quiz_versions")
    op.drop_index("ix_quiz_attempts_owner", table_name="quiz_attempts")
    op.drop_index("ix_quiz_attempts_newest", table_name="quiz_attempts")
    op.drop_index("ix_quiz_attempts_graded", table_name="quiz_attempts")
    op.drop_index(
        "ix_quiz_attempts_expires",
        table_name="quiz_attempts",
        postgresql_where=sa.text("status = 'in_progress'"),
        sqlite_where=sa.text("status = 'in_progress'"),
    )
    op.drop_table("quiz_attempts")
    op.drop_index("ix_quizzes_learner_newest", table_name="quizzes")
    op.drop_index("ix_quizzes_course_newest", table_name="quizzes")
    op.drop_table("quizzes")
