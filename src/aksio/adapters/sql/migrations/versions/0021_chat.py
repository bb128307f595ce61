"""Chat

Revision: 0021, after 0020
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("is_titled", sa.Boolean(), nullable=False, comment="Whether a person chose the title"),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("document_ids", Json, nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column(
            "sequence",
            sa.BigInteger(),
            nullable=False,
            comment="Of the newest message; its row lock puts writers in line",
        ),
        sa.Column("active_id", sa.Uuid(), nullable=True, comment="The message that the next one follows"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
    )
    op.create_index("ix_chats_course_id", "chats", ["course_id"], unique=False)
    op.create_index("ix_chats_learner_newest", "chats", ["learner_id", "created_at", "id"], unique=False)

    op.create_table(
        "chat_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("document_ids", Json, nullable=False),
        sa.Column("citations", Json, nullable=False),
        sa.Column("grounding", sa.String(length=20), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("failure", sa.String(length=100), nullable=True),
        sa.Column(
            "request_key",
            sa.String(length=200),
            nullable=True,
            comment="The Idempotency-Key of the request that wrote it",
        ),
        sa.Column("lease_token", sa.Uuid(), nullable=True, comment="Whoever writes the answer shows this"),
        sa.Column("lease_expires_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_chat_messages_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_messages")),
        sa.UniqueConstraint("chat_id", "sequence", name=op.f("uq_chat_messages_chat_id_sequence")),
        sa.UniqueConstraint("learner_id", "request_key", name=op.f("uq_chat_messages_learner_id_request_key")),
    )
    op.create_index("ix_chat_messages_learner_newest", "chat_messages", ["learner_id", "created_at"], unique=False)
    op.create_index(
        "ix_chat_messages_lease",
        "chat_messages",
        ["lease_expires_at"],
        unique=False,
        postgresql_where=sa.text("lease_expires_at IS NOT NULL"),
        sqlite_where=sa.text("lease_expires_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_chat_messages_parent_id"), "chat_messages", ["parent_id"], unique=False)

    op.create_table(
        "chat_proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("document_ids", Json, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("generation_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_chat_proposals_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_proposals")),
    )
    op.create_index(op.f("ix_chat_proposals_chat_id"), "chat_proposals", ["chat_id"], unique=False)
    op.create_index(op.f("ix_chat_proposals_learner_id"), "chat_proposals", ["learner_id"], unique=False)

    op.create_table(
        "tutoring_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("mode", sa.String(length=30), nullable=False),
        sa.Column("objectives", Json, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("summary", Json, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("completed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_tutoring_sessions_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tutoring_sessions")),
    )
    op.create_index(op.f("ix_tutoring_sessions_chat_id"), "tutoring_sessions", ["chat_id"], unique=False)
    op.create_index(
        "ix_tutoring_sessions_learner_newest", "tutoring_sessions", ["learner_id", "created_at", "id"], unique=False
    )

    op.create_table(
        "chat_feedback",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("rating", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["chat_messages.id"], name=op.f("fk_chat_feedback_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_chat_feedback")),
    )
    op.create_index(op.f("ix_chat_feedback_learner_id"), "chat_feedback", ["learner_id"], unique=False)

    op.create_table(
        "chat_pieces",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="From 1"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["chat_messages.id"], name=op.f("fk_chat_pieces_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", "number", name=op.f("pk_chat_pieces")),
    )


def downgrade() -> None:
    op.drop_table("chat_pieces")
    op.drop_index(op.f("ix_chat_feedback_learner_id"), table_name="chat_feedback")

    op.drop_table("chat_feedback")
    op.drop_index("ix_tutoring_sessions_learner_newest", table_name="tutoring_sessions")
    op.drop_index(op.f("ix_tutoring_sessions_chat_id"), table_name="tutoring_sessions")

    op.drop_table("tutoring_sessions")
    op.drop_index(op.f("ix_chat_proposals_learner_id"), table_name="chat_proposals")
    op.drop_index(op.f("ix_chat_proposals_chat_id"), table_name="chat_proposals")

    op.drop_table("chat_proposals")
    op.drop_index(op.f("ix_chat_messages_parent_id"), table_name="chat_messages")
    op.drop_index(
        "ix_chat_messages_lease",
        table_name="chat_messages",
        postgresql_where=sa.text("lease_expires_at IS NOT NULL"),
        sqlite_where=sa.text("lease_expires_at IS NOT NULL"),
    )
    op.drop_index("ix_chat_messages_learner_newest", table_name="chat_messages")

    op.drop_table("chat_messages")
    op.drop_index("ix_chats_learner_newest", table_name="chats")
    op.drop_index("ix_chats_course_id", table_name="chats")

    op.drop_table("chats")
