"""Marks by models, and appeals

Revision: 0024, after 0023
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_PARTIAL = {
    "ix_quiz_answers_by_model": "graded_by = 'model'",
    "ix_quiz_answers_appealed": "appeal_status = 'open'",
}


def upgrade() -> None:
    job = "Who has a model read the answers; JSON null when nothing is to be read"
    op.add_column("quiz_attempts", sa.Column("reading_job", Json, comment=job))
    due_at = "When that has to be put before a worker again"
    op.add_column("quiz_attempts", sa.Column("reading_due_at", Instant(), comment=due_at))
    op.add_column("quiz_answers", sa.Column("graded_by", sa.String(length=20)))
    op.add_column("quiz_answers", sa.Column("reading", Json, comment="What a model made of it"))
    op.add_column("quiz_answers", sa.Column("appeal", Json, comment="What its taker has against the mark"))
    op.add_column("quiz_answers", sa.Column("appeal_status", sa.String(length=20)))
    due = sa.text("reading_due_at IS NOT NULL")
    op.create_index(
        "ix_quiz_attempts_reading", "quiz_attempts", ["reading_due_at"], postgresql_where=due, sqlite_where=due
    )
    for name, condition in _PARTIAL.items():
        where = sa.text(condition)
        op.create_index(name, "quiz_answers", ["quiz_id", "submitted_at"], postgresql_where=where, sqlite_where=where)


def downgrade() -> None:
    for name in _PARTIAL:
        op.drop_index(name, "quiz_answers")
    op.drop_index("ix_quiz_attempts_reading", "quiz_attempts")
    with op.batch_alter_table("quiz_answers") as answers:
        for column in ("graded_by", "appeal_status", "reading", "appeal"):
            answers.drop_column(column)
    with op.batch_alter_table("quiz_attempts") as attempts:
        attempts.drop_column("reading_job")
        attempts.drop_column("reading_due_at")
