"""Languages of decks and quizzes, twins of cards, and translations

Revision: 0029, after 0028
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decks") as table:
        table.add_column(sa.Column("language", sa.String(35)))
        table.add_column(sa.Column("language_sought_at", Instant()))
    untold = sa.text("language IS NULL")
    op.create_index(
        "ix_decks_untold", "decks", ["language_sought_at", "id"], postgresql_where=untold, sqlite_where=untold
    )


def downgrade() -> None:
    op.drop_index("ix_decks_untold", "decks")
    with op.batch_alter_table("decks") as table:
        table.drop_column("language_sought_at")
        table.drop_column("language")
