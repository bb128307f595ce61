"""Generated quizzes

Revision: 0019, after 0018
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Json

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("generations", sa.Column("quiz_id", sa.Uuid(), comment="May have been deleted meanwhile"))
    op.add_column("generations", sa.Column("question_ids", Json, nullable=False, server_default=sa.text("'[]'")))


def downgrade() -> None:
    op.drop_column("generations", "question_ids")
    op.drop_column("generations", "quiz_id")
