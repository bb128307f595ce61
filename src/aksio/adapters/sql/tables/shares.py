"""Tables of the assessments context: what is shared by link."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Uuid

from aksio.adapters.sql.tables.metadata import Instant, metadata

shares = Table(
    "shares",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, comment="The owner"),
    Column("version", Integer, nullable=False),
    Column("deck_id", Uuid, ForeignKey("decks.id", ondelete="CASCADE"), index=True),
    Column("quiz_id", Uuid, ForeignKey("quizzes.id", ondelete="CASCADE"), index=True),
    Column("permission", String(20), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, comment="SHA-256; the token is kept nowhere"),
    Column("expires_at", Instant),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("(deck_id IS NULL) <> (quiz_id IS NULL)", name="one_thing"),
)
Index("ix_shares_newest", shares.c.learner_id, shares.c.created_at, shares.c.id)
