"""Tables of the chat context: conversations, their messages, pieces of answers, and what came of them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

chats = Table(
    "chats",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", String(200)),
    Column("is_titled", Boolean, nullable=False, comment="Whether a person chose the title"),
    Column("course_id", Uuid),
    Column("document_ids", Json, nullable=False),
    Column("language", String(35)),
    Column("is_pinned", Boolean, nullable=False),
    Column("is_archived", Boolean, nullable=False),
    Column("sequence", BigInteger, nullable=False, comment="Of the newest message; its row lock puts writers in line"),
    Column("active_id", Uuid, comment="The message that the next one follows"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_chats_learner_newest", chats.c.learner_id, chats.c.created_at, chats.c.id)
Index("ix_chats_course_id", chats.c.course_id)

chat_messages = Table(
    "chat_messages",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("chat_id", Uuid, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("learner_id", Uuid, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("parent_id", Uuid, index=True),
    Column("role", String(20), nullable=False),
    Column("content", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("document_ids", Json, nullable=False),
    Column("citations", Json, nullable=False),
    Column("grounding", String(20)),
    Column("language", String(35)),
    Column("model", String(100)),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost_micros", BigInteger, nullable=False, comment="Millionths of a US dollar"),
    Column("failure", String(100)),
    Column("request_key", String(200), comment="The Idempotency-Key of the request that wrote it"),
    Column("lease_token", Uuid, comment="Whoever writes the answer shows this"),
    Column("lease_expires_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    UniqueConstraint("chat_id", "sequence"),
    UniqueConstraint("learner_id", "request_key"),
)
Index("ix_chat_messages_learner_newest", chat_messages.c.learner_id, chat_messages.c.created_at)
Index(
    "ix_chat_messages_lease",
    chat_messages.c.lease_expires_at,
    postgresql_where=text("lease_expires_at IS NOT NULL"),
    sqlite_where=text("lease_expires_at IS NOT NULL"),
)

chat_pieces = Table(
    "chat_pieces",
    metadata,
    Column("message_id", Uuid, ForeignKey("chat_messages.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, comment="From 1"),
    Column("text", Text, nullable=False),
)

chat_feedback = Table(
    "chat_feedback",
    metadata,
    Column("message_id", Uuid, ForeignKey("chat_messages.id", ondelete="CASCADE"), primary_key=True),
    Column("learner_id", Uuid, nullable=False, index=True),
    Column("rating", String(10), nullable=False),
    Column("reason", Text),
    Column("created_at", Instant, nullable=False),
)

chat_proposals = Table(
    "chat_proposals",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("chat_id", Uuid, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("message_id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("document_ids", Json, nullable=False),
    Column("topic", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("date", Date),
    Column("generation_id", Uuid),
    Column("plan_id", Uuid),
    Column("created_at", Instant, nullable=False),
    Column("decided_at", Instant),
)

tutoring_sessions = Table(
    "tutoring_sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("chat_id", Uuid, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("course_id", Uuid),
    Column("mode", String(30), nullable=False),
    Column("objectives", Json, nullable=False),
    Column("status", String(20), nullable=False),
    Column("summary", Json),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("completed_at", Instant),
)
Index(
    "ix_tutoring_sessions_learner_newest",
    tutoring_sessions.c.learner_id,
    tutoring_sessions.c.created_at,
    tutoring_sessions.c.id,
)
