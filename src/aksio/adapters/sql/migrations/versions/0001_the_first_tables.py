"""The first tables

Revision: 0001, after nothing
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("folded_email", sa.String(length=500), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=True),
        sa.Column("heard_about_us", sa.Text(), nullable=True),
        sa.Column("inspiration", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("requested_at", Instant(), nullable=False),
        sa.Column("reviewed_at", Instant(), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_requests")),
    )
    op.create_index(op.f("ix_access_requests_folded_email"), "access_requests", ["folded_email"], unique=False)
    op.create_index("ix_access_requests_newest", "access_requests", ["status", "requested_at", "id"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False, comment="As written; compared by folded_email"),
        sa.Column("folded_email", sa.String(length=500), nullable=False),
        sa.Column("username", sa.String(length=150), nullable=True, comment="As written; compared by folded_username"),
        sa.Column("folded_username", sa.String(length=500), nullable=True),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("first_name", sa.String(length=150), nullable=True),
        sa.Column("last_name", sa.String(length=150), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("rollover_hour", sa.Integer(), nullable=False),
        sa.Column("new_cards_per_day", sa.Integer(), nullable=False),
        sa.Column("reviews_per_day", sa.Integer(), nullable=False),
        sa.Column("registered_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("email_verified_at", Instant(), nullable=True),
        sa.Column("disabled_at", Instant(), nullable=True),
        sa.Column("erasure_requested_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index("ix_accounts_newest", "accounts", ["registered_at", "id"], unique=False)
    op.create_index("uq_accounts_folded_email", "accounts", ["folded_email"], unique=True)
    op.create_index("uq_accounts_folded_username", "accounts", ["folded_username"], unique=True)
    op.create_table(
        "ai_usage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=50), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("reserved_tokens", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("settled_at", Instant(), nullable=True, comment="Absent while the reservation stands"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ai_usage")),
    )
    op.create_index("ix_ai_usage_learner_started", "ai_usage", ["learner_id", "started_at"], unique=False)
    op.create_table(
        "answers",
        sa.Column("key", sa.String(length=300), nullable=False, comment="Who asked, and their Idempotency-Key"),
        sa.Column("fingerprint", sa.String(length=64), nullable=False, comment="A hash of method, path and body"),
        sa.Column("token", sa.Uuid(), nullable=False, comment="Held by the request that is being answered"),
        sa.Column("taken_at", Instant(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True, comment="Absent while the first request is in flight"),
        sa.Column("headers", Json, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_taken_at"), "answers", ["taken_at"], unique=False)
    op.create_table(
        "claims",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_claimed_at"), "claims", ["claimed_at"], unique=False)
    op.create_table(
        "courses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("university", sa.String(length=200), nullable=True),
        sa.Column("course_code", sa.String(length=50), nullable=True),
        sa.Column("semester", sa.String(length=50), nullable=True),
        sa.Column("exam_date", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("color", sa.String(length=7), nullable=True),
        sa.Column("icon", sa.String(length=50), nullable=True),
        sa.Column("is_favorite", sa.Boolean(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
    )
    op.create_index("ix_courses_learner_newest", "courses", ["learner_id", "created_at", "id"], unique=False)
    op.create_table(
        "decks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decks")),
    )
    op.create_index("ix_decks_course_newest", "decks", ["course_id", "created_at", "id"], unique=False)
    op.create_index("ix_decks_learner_newest", "decks", ["learner_id", "created_at", "id"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False, comment="No foreign key: a tombstone outlives its course"),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("content_type", sa.String(length=255), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("progress_done", sa.BigInteger(), nullable=False),
        sa.Column("progress_total", sa.BigInteger(), nullable=True),
        sa.Column("failure_code", sa.String(length=50), nullable=True),
        sa.Column("failure_message", sa.String(length=500), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column(
            "deleted_at",
            Instant(),
            nullable=True,
            comment="Set on tombstones, which wait for the retrieval-service to forget",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index("ix_documents_course_newest", "documents", ["course_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_documents_unfinished",
        "documents",
        ["status", "updated_at"],
        unique=False,
        postgresql_where=sa.text("status IN ('pending', 'uploading', 'processing')"),
        sqlite_where=sa.text("status IN ('pending', 'uploading', 'processing')"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "name",
            sa.String(length=100),
            nullable=False,
            comment="The event's wire name, such as courses.course_created",
        ),
        sa.Column(
            "aggregate_key", sa.String(length=100), nullable=False, comment="Events of one key are delivered in order"
        ),
        sa.Column("payload", Json, nullable=False),
        sa.Column("occurred_at", Instant(), nullable=False),
        sa.Column("trace_id", sa.String(length=64), nullable=True, comment="The request that caused it"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("available_at", Instant(), nullable=False, comment="Not tried before this instant"),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.Column(
            "parked_at", Instant(), nullable=True, comment="Set when it kept failing: only a person tries it again"
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_delivered_at", "outbox", ["delivered_at"], unique=False)
    op.create_index(
        "ix_outbox_parked",
        "outbox",
        ["parked_at"],
        unique=False,
        postgresql_where=sa.text("parked_at IS NOT NULL"),
        sqlite_where=sa.text("parked_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_undelivered",
        "outbox",
        ["id"],
        unique=False,
        postgresql_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
        sqlite_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
    )
    op.create_table(
        "reviews",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False, comment="Given by the client: an answer counts once per learner"),
        sa.Column("flashcard_id", sa.Uuid(), nullable=False, comment="No foreign key: the log outlives its cards"),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=False),
        sa.Column("reviewed_at", Instant(), nullable=False),
        sa.Column(
            "day", sa.Date(), nullable=False, comment="The learner's study day, with the time zone in force then"
        ),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("scheduler_version", sa.Integer(), nullable=False),
        sa.Column("before_scheduler", sa.String(length=20), nullable=False),
        sa.Column("before_repetitions", sa.Integer(), nullable=False),
        sa.Column("before_interval_days", sa.Integer(), nullable=False),
        sa.Column("before_ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("before_due_on", sa.Date(), nullable=True),
        sa.Column("before_repeat_on", sa.Date(), nullable=True),
        sa.Column("before_lapses", sa.Integer(), nullable=False),
        sa.Column("before_last_reviewed_at", Instant(), nullable=True),
        sa.Column("after_repetitions", sa.Integer(), nullable=False),
        sa.Column("after_interval_days", sa.Integer(), nullable=False),
        sa.Column("after_ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("after_due_on", sa.Date(), nullable=True),
        sa.Column("after_repeat_on", sa.Date(), nullable=True),
        sa.Column("after_lapses", sa.Integer(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "id", name=op.f("pk_reviews")),
    )
    op.create_index("ix_reviews_flashcard", "reviews", ["flashcard_id", "reviewed_at", "id"], unique=False)
    op.create_index(
        "ix_reviews_learner_day",
        "reviews",
        ["learner_id", "day", "kind"],
        unique=False,
        postgresql_where=sa.text("undone_at IS NULL"),
        sqlite_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("key", sa.String(length=150), nullable=False, comment="The name as names are compared"),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
    )
    op.create_index("uq_tags_learner_key", "tags", ["learner_id", "key"], unique=True)
    op.create_table(
        "course_outlines",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "sections", Json, nullable=False, comment="All of them, in order: they are only ever changed together"
        ),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_course_outlines_course_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("course_id", name=op.f("pk_course_outlines")),
    )
    op.create_table(
        "document_tags",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_tags_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_document_tags_tag_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "tag_id", name=op.f("pk_document_tags")),
    )
    op.create_index("ix_document_tags_tag", "document_tags", ["tag_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_feedback_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_account_id"), "feedback", ["account_id"], unique=False)
    op.create_table(
        "flashcards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("front", sa.Text(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.Column("tags", Json, nullable=False),
        sa.Column("source_document_id", sa.Uuid(), nullable=True),
        sa.Column("source_page", sa.Integer(), nullable=True),
        sa.Column("source_text", sa.Text(), nullable=True),
        sa.Column("scheduler", sa.String(length=20), nullable=False),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("ease_hundredths", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True, comment="Absent until the first review"),
        sa.Column("repeat_on", sa.Date(), nullable=True, comment="The study day on which it is to come once more"),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("last_reviewed_at", Instant(), nullable=True),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("buried_until", sa.Date(), nullable=True),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_flashcards_deck_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flashcards")),
    )
    op.create_index(
        "ix_flashcards_course_due",
        "flashcards",
        ["course_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
    )
    op.create_index("ix_flashcards_course_newest", "flashcards", ["course_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_flashcards_deck_due",
        "flashcards",
        ["deck_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.create_index(
        "ix_flashcards_deck_newest",
        "flashcards",
        ["deck_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.create_index(
        "ix_flashcards_learner_due",
        "flashcards",
        ["learner_id", "suspended", "due_on", "interval_days", "id"],
        unique=False,
    )
    op.create_index("ix_flashcards_learner_newest", "flashcards", ["learner_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_flashcards_learner_repeat",
        "flashcards",
        ["learner_id", "repeat_on"],
        unique=False,
        postgresql_where=sa.text("repeat_on IS NOT NULL"),
        sqlite_where=sa.text("repeat_on IS NOT NULL"),
    )
    op.create_table(
        "generations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("parameters", Json, nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False, comment="Cards hoped for in all"),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("flashcard_ids", Json, nullable=False),
        sa.Column("passages_done", Json, nullable=False, comment="Keys of the passages that need no more work"),
        sa.Column("repaired", sa.Integer(), nullable=False),
        sa.Column("dropped", Json, nullable=False, comment="How many cards for which reason"),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("lease_token", sa.Uuid(), nullable=True, comment="Whoever works on it shows this"),
        sa.Column("lease_expires_at", Instant(), nullable=True),
        sa.Column("resume_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True, comment="When it needs a worker again; absent once it is over"),
        sa.Column("pauses", sa.Integer(), nullable=False),
        sa.Column("failure_code", sa.String(length=100), nullable=True),
        sa.Column("failure_detail", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_generations_deck_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generations")),
    )
    op.create_index(op.f("ix_generations_deck_id"), "generations", ["deck_id"], unique=False)
    op.create_index(
        "ix_generations_due",
        "generations",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
        sqlite_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("ix_generations_learner_newest", "generations", ["learner_id", "created_at", "id"], unique=False)
    op.create_table(
        "login_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "leaf", sa.String(length=64), nullable=False, comment="Hash of the one refresh token that still rotates"
        ),
        sa.Column(
            "parent",
            sa.String(length=64),
            nullable=True,
            comment="Hash of the token before it, good for a few seconds while the leaf is unused",
        ),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("rotated_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("user_agent", sa.String(length=300), nullable=True),
        sa.Column("address", sa.String(length=45), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_login_sessions_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_sessions")),
    )
    op.create_index(
        "ix_login_sessions_ended_at",
        "login_sessions",
        ["ended_at"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NOT NULL"),
        sqlite_where=sa.text("ended_at IS NOT NULL"),
    )
    op.create_index("ix_login_sessions_expires_at", "login_sessions", ["expires_at"], unique=False)
    op.create_index("ix_login_sessions_newest", "login_sessions", ["account_id", "started_at", "id"], unique=False)
    op.create_table(
        "refresh_tokens",
        sa.Column("hash", sa.String(length=64), nullable=False, comment="Every token that its session ever had"),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["login_sessions.id"], name=op.f("fk_refresh_tokens_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_refresh_tokens")),
    )
    op.create_index(op.f("ix_refresh_tokens_session_id"), "refresh_tokens", ["session_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_refresh_tokens_session_id"), table_name="refresh_tokens")
    op.drop_table("refresh_tokens")
    op.drop_index("ix_login_sessions_newest", table_name="login_sessions")
    op.drop_index("ix_login_sessions_expires_at", table_name="login_sessions")
    op.drop_index(
        "ix_login_sessions_ended_at",
        table_name="login_sessions",
        postgresql_where=sa.text("ended_at IS NOT NULL"),
        sqlite_where=sa.text("ended_at IS NOT NULL"),
    )
    op.drop_table("login_sessions")
    op.drop_index("ix_generations_learner_newest", table_name="generations")
    op.drop_index(
        "ix_generations_due",
        table_name="generations",
        postgresql_where=sa.text("due_at IS NOT NULL"),
        sqlite_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_index(op.f("ix_generations_deck_id"), table_name="generations")
    op.drop_table("generations")
    op.drop_index(
        "ix_flashcards_learner_repeat",
        table_name="flashcards",
        postgresql_where=sa.text("repeat_on IS NOT NULL"),
        sqlite_where=sa.text("repeat_on IS NOT NULL"),
    )
    op.drop_index("ix_flashcards_learner_newest", table_name="flashcards")
    op.drop_index("ix_flashcards_learner_due", table_name="flashcards")
    op.drop_index(
        "ix_flashcards_deck_newest",
        table_name="flashcards",
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_flashcards_deck_due",
        table_name="flashcards",
        postgresql_where=sa.text("deck_id IS NOT NULL"),
        sqlite_where=sa.text("deck_id IS NOT NULL"),
    )
    op.drop_index("ix_flashcards_course_newest", table_name="flashcards")
    op.drop_index("ix_flashcards_course_due", table_name="flashcards")
    op.drop_table("flashcards")
    op.drop_index(op.f("ix_feedback_account_id"), table_name="feedback")
    op.drop_table("feedback")
    op.drop_index("ix_document_tags_tag", table_name="document_tags")
    op.drop_table("document_tags")
    op.drop_table("course_outlines")
    op.drop_index("uq_tags_learner_key", table_name="tags")
    op.drop_table("tags")
    op.drop_index(
        "ix_reviews_learner_day",
        table_name="reviews",
        postgresql_where=sa.text("undone_at IS NULL"),
        sqlite_where=sa.text("undone_at IS NULL"),
    )
    op.drop_index("ix_reviews_flashcard", table_name="reviews")
    op.drop_table("reviews")
    op.drop_index(
        "ix_outbox_undelivered",
        table_name="outbox",
        postgresql_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
        sqlite_where=sa.text("delivered_at IS NULL AND parked_at IS NULL"),
    )
    op.drop_index(
        "ix_outbox_parked",
        table_name="outbox",
        postgresql_where=sa.text("parked_at IS NOT NULL"),
        sqlite_where=sa.text("parked_at IS NOT NULL"),
    )
    op.drop_index("ix_outbox_delivered_at", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(
        "ix_documents_unfinished",
        table_name="documents",
        postgresql_where=sa.text("status IN ('pending', 'uploading', 'processing')"),
        sqlite_where=sa.text("status IN ('pending', 'uploading', 'processing')"),
    )
    op.drop_index("ix_documents_course_newest", table_name="documents")
    op.drop_table("documents")
    op.drop_index("ix_decks_learner_newest", table_name="decks")
    op.drop_index("ix_decks_course_newest", table_name="decks")
    op.drop_table("decks")
    op.drop_index("ix_courses_learner_newest", table_name="courses")
    op.drop_table("courses")
    op.drop_index(op.f("ix_claims_claimed_at"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("ix_answers_taken_at"), table_name="answers")
    op.drop_table("answers")
    op.drop_index("ix_ai_usage_learner_started", table_name="ai_usage")
    op.drop_table("ai_usage")
    op.drop_index("uq_accounts_folded_username", table_name="accounts")
    op.drop_index("uq_accounts_folded_email", table_name="accounts")
    op.drop_index("ix_accounts_newest", table_name="accounts")
    op.drop_table("accounts")
    op.drop_index("ix_access_requests_newest", table_name="access_requests")
    op.drop_index(op.f("ix_access_requests_folded_email"), table_name="access_requests")
    op.drop_table("access_requests")
