"""Marks that were held back until a quiz closed

Revision: 0032, after 0031
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quizzes", sa.Column("closes_at", Instant(), comment="As the settings say"))
    held_back = "When what was held back until the quiz closed was held back no more"
    op.add_column("quiz_attempts", sa.Column("revealed_at", Instant(), comment=held_back))
    op.add_column("quiz_attempts", sa.Column("awaits_closing", sa.Boolean(), nullable=False, server_default=sa.false()))
    _fill_closing()
    _fill_awaiting()
    waits = sa.text("awaits_closing")
    op.create_index(
        "ix_quiz_attempts_awaits_closing", "quiz_attempts", ["quiz_id"], postgresql_where=waits, sqlite_where=waits
    )


def _fill_closing() -> None:
    quizzes = sa.table(
        "quizzes", sa.column("id", sa.Uuid()), sa.column("settings", Json), sa.column("closes_at", Instant())
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(quizzes.c.id, quizzes.c.settings)).mappings().all():
        if row["settings"].get("closes_at"):
            closes_at = datetime.fromisoformat(row["settings"]["closes_at"])
            connection.execute(quizzes.update().where(quizzes.c.id == row["id"]).values(closes_at=closes_at))


def _fill_awaiting() -> None:
    versions = sa.table(
        "quiz_versions",
        sa.column("quiz_id", sa.Uuid()),
        sa.column("number", sa.Integer()),
        sa.column("settings", Json),
    )
    attempts = sa.table(
        "quiz_attempts",
        sa.column("quiz_id", sa.Uuid()),
        sa.column("quiz_version", sa.Integer()),
        sa.column("learner_id", sa.Uuid()),
        sa.column("owner_id", sa.Uuid()),
        sa.column("status", sa.String()),
        sa.column("awaits_closing", sa.Boolean()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(versions)).mappings().all():
        if row["settings"].get("show_answers") == "after_close":
            theirs = (
                attempts.c.quiz_id == row["quiz_id"],
                attempts.c.quiz_version == row["number"],
                attempts.c.learner_id != attempts.c.owner_id,
                attempts.c.status != "in_progress",
            )
            connection.execute(attempts.update().where(*theirs).values(awaits_closing=True))


def downgrade() -> None:
    op.drop_index("ix_quiz_attempts_awaits_closing", "quiz_attempts")
    with op.batch_alter_table("quiz_attempts") as attempts:
        attempts.drop_column("awaits_closing")
        attempts.drop_column("revealed_at")
    with op.batch_alter_table("quizzes") as quizzes:
        quizzes.drop_column("closes_at")
