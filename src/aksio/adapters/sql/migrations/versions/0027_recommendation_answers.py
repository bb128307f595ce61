"""What learners said to recommendations

Revision: 0027, after 0026
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recommendation_answers",
        sa.Column("id", sa.Uuid(), nullable=False, comment="Follows from learner, reason and subject"),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Float(), nullable=False, comment="How big the matter was then"),
        sa.Column("answered_on", sa.Date(), nullable=False, comment="The learner's study day"),
        sa.Column("answered_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_answers")),
    )
    op.create_index("ix_recommendation_answers_learner", "recommendation_answers", ["learner_id", "answered_on"])


def downgrade() -> None:
    op.drop_table("recommendation_answers")
