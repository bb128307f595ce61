"""A second scheduler: what it aims at, and what it knows of memories

Revision: 0023, after 0022
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_OF_FLASHCARDS = {
    "desired_retention": "With FSRS",
    "stability": "With FSRS: days after which nine of ten are remembered",
    "difficulty": "With FSRS: from 1 to 10",
    "decay": "With FSRS: the exponent of the forgetting curve",
}
_OF_REVIEWS = (
    "before_desired_retention",
    "before_stability",
    "before_difficulty",
    "before_decay",
    "after_stability",
    "after_difficulty",
    "after_decay",
)
_OFFSET = "The place chosen in the range of good intervals, from its earliest"


def upgrade() -> None:
    op.add_column("decks", sa.Column("desired_retention", sa.Float(), nullable=False, server_default="0.9"))
    for name, comment in _OF_FLASHCARDS.items():
        op.add_column("flashcards", sa.Column(name, sa.Float(), nullable=True, comment=comment))
    op.add_column("reviews", sa.Column("offset_days", sa.Integer(), nullable=True, comment=_OFFSET))
    for name in _OF_REVIEWS:
        op.add_column("reviews", sa.Column(name, sa.Float(), nullable=True))
    op.create_table(
        "learner_parameters",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("parameters", Json, nullable=True, comment="Of FSRS; absent while those found for many are used"),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("requested_at", Instant(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("gain", sa.Float(), nullable=True, comment="Of the latest fit: mean difference in log loss"),
        sa.Column("standard_error", sa.Float(), nullable=True),
        sa.Column("judged_by", sa.Integer(), nullable=True, comment="Answers"),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_learner_parameters")),
    )


def downgrade() -> None:
    op.drop_table("learner_parameters")
    for name in reversed(_OF_REVIEWS):
        op.drop_column("reviews", name)
    op.drop_column("reviews", "offset_days")
    for name in reversed(_OF_FLASHCARDS):
        op.drop_column("flashcards", name)
    op.drop_column("decks", "desired_retention")
