"""Summaries

Revision: 0026, after 0025
"""

import sqlalchemy as sa
from alembic import op

from aksio.adapters.sql.tables.metadata import Instant, Json

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "summaries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("scope", Json, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("source_ids", Json, nullable=False),
        sa.Column("read_at", Instant()),
        sa.Column("outdated_at", Instant(), comment="When a source changed after it was read"),
        sa.Column("is_partial", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.Integer()),
        sa.Column("parts_done", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35)),
        sa.Column("text", sa.Text()),
        sa.Column("key_concepts", Json, nullable=False),
        sa.Column("citations", Json, nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False, comment="Title, text and terms, case folded"),
        sa.Column("model", sa.String(length=100)),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False, comment="Millionths of a US dollar"),
        sa.Column("lease_token", sa.Uuid(), comment="Whoever works on it shows this"),
        sa.Column("lease_expires_at", Instant()),
        sa.Column("resume_at", Instant()),
        sa.Column("due_at", Instant(), comment="When it needs a worker again; absent once it is over"),
        sa.Column("pauses", sa.Integer(), nullable=False),
        sa.Column("failure_code", sa.String(length=100)),
        sa.Column("failure_detail", sa.Text()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summaries")),
    )
    op.create_index("ix_summaries_course_newest", "summaries", ["course_id", "created_at", "id"])
    op.create_index("ix_summaries_learner", "summaries", ["learner_id"])
    not_over = sa.text("due_at IS NOT NULL")
    op.create_index("ix_summaries_due", "summaries", ["due_at"], postgresql_where=not_over, sqlite_where=not_over)
    op.create_table(
        "summary_sources",
        sa.Column("summary_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False, comment="No foreign key: a summary outlives its documents"),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summaries.id"], name=op.f("fk_summary_sources_summary_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("summary_id", "document_id", name=op.f("pk_summary_sources")),
    )
    op.create_index("ix_summary_sources_document", "summary_sources", ["document_id"])
    op.create_table(
        "summary_digests",
        sa.Column("summary_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("digest", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summaries.id"], name=op.f("fk_summary_digests_summary_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("summary_id", "key", name=op.f("pk_summary_digests")),
    )
    op.create_table(
        "summary_shares",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False, comment="The owner"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("summary_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False, comment="SHA-256; the token is kept nowhere"),
        sa.Column("expires_at", Instant()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summaries.id"], name=op.f("fk_summary_shares_summary_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_shares")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_summary_shares_token_hash")),
    )
    op.create_index("ix_summary_shares_newest", "summary_shares", ["summary_id", "created_at", "id"])


def downgrade() -> None:
    op.drop_table("summary_shares")
    op.drop_table("summary_digests")
    op.drop_table("summary_sources")
    op.drop_table("summaries")
