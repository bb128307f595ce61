"""Languages of decks and quizzes, twins of cards, and translations

Revision: 0034, after 0033
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decks") as table:
        table.add_column(sa.Column("language", sa.String(35), comment="BCP 47: given, or found in its cards"))
        table.add_column(
            sa.Column("language_sought_at", Instant(), comment="When its cards were last read for their language")
        )
        table.add_column(sa.Column("twin_of", sa.Uuid(), comment="The deck that this one translates"))
        table.add_column(sa.Column("twin_schedules", sa.String(10)))
    untold = sa.text("language IS NULL")
    op.create_index(
        "ix_decks_untold", "decks", ["language_sought_at", "id"], postgresql_where=untold, sqlite_where=untold
    )
    _index("decks", "twin_of")
    with op.batch_alter_table("quizzes") as table:
        found = "BCP 47: given, or found in its questions when published"
        table.add_column(sa.Column("language", sa.String(35), comment=found))
    with op.batch_alter_table("flashcards") as table:
        table.add_column(
            sa.Column("twin_of", sa.Uuid(), comment="The card that this one translates; it may have been deleted")
        )
        table.add_column(sa.Column("twin_is_stale", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("schedule_of", sa.Uuid(), comment="The card whose schedule this one follows"))
    _index("flashcards", "twin_of")
    _index("flashcards", "schedule_of")
    op.create_table(
        "translations",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("learner_id", sa.Uuid(), nullable=False, index=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "deck_id", sa.Uuid(), nullable=False, comment="What is translated; it may have been deleted meanwhile"
        ),
        sa.Column("twin_id", sa.Uuid(), nullable=False, index=True, comment="The deck with the other language"),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False, comment="Cards that were left at the beginning"),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("skipped", Json, nullable=False, comment="Reasons by card"),
        sa.Column("model", sa.String(100)),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("lease_token", sa.Uuid(), comment="Whoever works on it shows this"),
        sa.Column("lease_expires_at", Instant()),
        sa.Column("resume_at", Instant()),
        sa.Column("due_at", Instant(), comment="When it needs a worker again; absent once it is over"),
        sa.Column("pauses", sa.Integer(), nullable=False),
        sa.Column("failure_code", sa.String(100)),
        sa.Column("failure_detail", sa.Text()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
    )
    _index("translations", "due_at", name="ix_translations_due")


def downgrade() -> None:
    op.drop_table("translations")
    op.drop_index("ix_flashcards_schedule_of", "flashcards")
    op.drop_index("ix_flashcards_twin_of", "flashcards")
    with op.batch_alter_table("flashcards") as table:
        for name in ("schedule_of", "twin_is_stale", "twin_of"):
            table.drop_column(name)
    with op.batch_alter_table("quizzes") as table:
        table.drop_column("language")
    op.drop_index("ix_decks_twin_of", "decks")
    op.drop_index("ix_decks_untold", "decks")
    with op.batch_alter_table("decks") as table:
        table.drop_column("twin_schedules")
        table.drop_column("twin_of")
        table.drop_column("language_sought_at")
        table.drop_column("language")


def _index(table: str, column: str, *, name: str | None = None) -> None:
    """Of the few rows that have it."""
    there = sa.text(f"{column} IS NOT NULL")
    op.create_index(name or f"ix_{table}_{column}", table, [column], postgresql_where=there, sqlite_where=there)
