"""What a generated quiz has too few of

Revision: 0031, after 0030
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Json

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("generations") as table:
        table.add_column(
            sa.Column(
                "missing",
                Json,
                nullable=False,
                server_default=sa.text("'[]'"),
                comment="Types of a mix that came short",
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("generations") as table:
        table.drop_column("missing")
