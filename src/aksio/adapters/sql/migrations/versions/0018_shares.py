"""Shares

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False, comment="The owner"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("quiz_id", sa.Uuid(), nullable=True),
        sa.Column("permission", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False, comment="SHA-256; the token is kept nowhere"),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint("(deck_id IS NULL) <> (quiz_id IS NULL)", name=op.f("ck_shares_one_thing")),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_shares_deck_id_decks"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quizzes.id"], name=op.f("fk_shares_quiz_id_quizzes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_shares_token_hash")),
    )
    op.create_index(op.f("ix_shares_deck_id"), "shares", ["deck_id"])
    op.create_index(op.f("ix_shares_quiz_id"), "shares", ["quiz_id"])
    op.create_index("ix_shares_newest", "shares", ["learner_id", "created_at", "id"])


def downgrade() -> None:
    op.drop_table("shares")
