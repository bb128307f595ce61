"""Decks, flashcards and reviews

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decks")),
    )
    op.create_index("ix_decks_course_newest", "decks", ["course_id", "created_at", "id"], unique=False)
    op.create_index("ix_decks_learner_newest", "decks", ["learner_id", "created_at", "id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False, comment="Given by the client: an answer counts once per learner"),
        sa.Column("flashcard_id", sa.Uuid(), nullable=False, comment="No foreign key: the log outlives its cards"),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=False),
        sa.Column("reviewed_at", Instant(), nullable=False),
        sa.Column(
            "day", sa.Date(), nullable=False, comment="The learner's study day, with the time zone in force then"
        ),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("scheduler_version", sa.Integer(), nullable=False),
        sa.Column("before_scheduler", sa.String(length=20), nullable=False),
        sa.Column("before_repetitions", sa.Integer(), nullable=False),
        sa.Column("before_interval_days", sa.Integer(), nullable=False),
        sa.Column("before_ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("before_due_on", sa.Date(), nullable=True),
        sa.Column("before_repeat_on", sa.Date(), nullable=True),
        sa.Column("before_lapses", sa.Integer(), nullable=False),
        sa.Column("before_last_reviewed_at", Instant(), nullable=True),
        sa.Column("after_repetitions", sa.Integer(), nullable=False),
        sa.Column("after_interval_days", sa.Integer(), nullable=False),
        sa.Column("after_ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("after_due_on", sa.Date(), nullable=True),
        sa.Column("after_repeat_on", sa.Date(), nullable=True),
        sa.Column("after_lapses", sa.Integer(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_reviews")),
    )
    op.create_index("ix_reviews_flashcard", "reviews", ["flashcard_id", "reviewed_at", "id"], unique=False)
    op.create_index(
        "ix_reviews_learner_day",
        "reviews",
        ["learner_id", "day", "kind"],
        unique=False,
        postgresql_where=sa.text("undone_at IS NULL"),
        sqlite_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "flashcards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("front", sa.Text(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.Column("tags", Json, nullable=False),
        sa.Column("source_document_id", sa.Uuid(), nullable=True),
        sa.Column("source_page", sa.Integer(), nullable=True),
        sa.Column("source_text", sa.Text(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True, comment="Absent until the first review"),
        sa.Column("repeat_on", sa.Date(), nullable=True, comment="The study day on which it is to come once more"),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("last_reviewed_at", Instant(), nullable=True),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("buried_until", sa.Date(), nullable=True),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_flashcards_deck_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flashcards")),
    )
    op.create_index(
        "ix_flashcards_course_due",
        "flashcards",
        ["course_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
    )
    op.create_index("ix_flashcards_course_newest", "flashcards", ["course_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_flashcards_deck_due",
        "flashcards",
        ["deck_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.create_index(
        "ix_flashcards_deck_newest",
        "flashcards",
        ["deck_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.create_index(
        "ix_flashcards_learner_due",
        "flashcards",
        ["learner_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
    )
    op.create_index("ix_flashcards_learner_newest", "flashcards", ["learner_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_flashcards_learner_repeat",
        "flashcards",
        ["learner_id", "repeat_on"],
        unique=False,
        postgresql_where=sa.text("repeat_on IS NOT NULL"),
        sqlite_where=sa.text("repeat_on IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_flashcards_learner_repeat",
        table_name="flashcards",
        postgresql_where=sa.text("repeat_on IS NOT NULL"),
        sqlite_where=sa.text("repeat_on IS NOT NULL"),
    )
    op.drop_index("ix_flashcards_learner_newest", table_name="flashcards")
    op.drop_index("ix_flashcards_learner_due", table_name="flashcards")
    op.drop_index(
        "ix_flashcards_deck_newest",
        table_name="flashcards",
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_flashcards_deck_due",
        table_name="flashcards",
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.drop_index("ix_flashcards_course_newest", table_name="flashcards")
    op.drop_index("ix_flashcards_course_due", table_name="flashcards")
    op.drop_table("flashcards")
    op.drop_index(
        "ix_reviews_learner_day",
        table_name="reviews",
        postgresql_where=sa.text("undone_at IS NULL"),
        sqlite_where=sa.text("undone_at IS NULL"),
    )
    op.drop_index("ix_reviews_flashcard", table_name="reviews")
    op.drop_table("reviews")
    op.drop_index("ix_decks_learner_newest", table_name="decks")
    op.drop_index("ix_decks_course_newest", table_name="decks")
    op.drop_table("decks")
