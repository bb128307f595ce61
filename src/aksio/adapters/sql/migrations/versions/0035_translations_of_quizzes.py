"""Twins of quizzes, and translations of either kind

Revision: 0035, after 0034
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Json

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_COMMENTS = {
    "twin_id": "The deck or quiz with the other language",
    "total": "Pieces that were left at the beginning",
    "skipped": "Reasons by card, question or quiz",
}


def upgrade() -> None:
    with op.batch_alter_table("quizzes") as table:
        twin_of = "The quiz that this one translates; it may have been deleted"
        table.add_column(sa.Column("twin_of", sa.Uuid(), comment=twin_of))
        table.add_column(sa.Column("told_heading", Json, comment="The title and description that the twin's translate"))
    is_twin = sa.text("twin_of IS NOT NULL")
    op.create_index("ix_quizzes_twin_of", "quizzes", ["twin_of"], postgresql_where=is_twin, sqlite_where=is_twin)
    with op.batch_alter_table("translations") as table:
        table.add_column(
            sa.Column("subject", sa.String(10), nullable=False, server_default="deck", comment="deck or quiz")
        )
        table.alter_column("deck_id", new_column_name="original_id")
        for name, comment in _COMMENTS.items():
            table.alter_column(name, existing_nullable=False, comment=comment)


def downgrade() -> None:
    op.execute("DELETE FROM translations WHERE subject <> 'deck'")
    with op.batch_alter_table("translations") as table:
        table.alter_column("original_id", new_column_name="deck_id")
        table.drop_column("subject")
    op.drop_index("ix_quizzes_twin_of", "quizzes")
    with op.batch_alter_table("quizzes") as table:
        table.drop_column("told_heading")
        table.drop_column("twin_of")
