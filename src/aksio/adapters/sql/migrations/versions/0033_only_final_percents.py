"""Percents are those of final marks: an attempt with marks that a model suggested has none yet

Revision: 0033, after 0032
"""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE quiz_attempts SET percent = NULL, passed = NULL WHERE EXISTS ("
        "SELECT 1 FROM quiz_answers WHERE quiz_answers.attempt_id = quiz_attempts.id AND graded_by = 'model')"
    )


def downgrade() -> None:
    op.execute("UPDATE quiz_attempts SET percent = 100 * earned / maximum WHERE percent IS NULL AND status = 'graded'")
