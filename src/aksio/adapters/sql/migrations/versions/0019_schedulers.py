"""A second scheduler: what it aims at, and what it knows of memories

Revision: 0019, after 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0015"
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


def downgrade() -> None:
    for name in reversed(_OF_REVIEWS):
        op.drop_column("reviews", name)
    op.drop_column("reviews", "offset_days")
    for name in reversed(_OF_FLASHCARDS):
        op.drop_column("flashcards", name)
    op.drop_column("decks", "desired_retention")
