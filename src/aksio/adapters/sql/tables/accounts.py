"""Tables of the accounts context. Personal data stands here, in `feedback` and in `access_requests`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, metadata
from aksio.domain.accounts.account import EmailTaken, UsernameTaken

accounts = Table(
    "accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("email", String(254), nullable=False, comment="As written; compared by folded_email"),
    Column("folded_email", String(500), nullable=False),
    Column("username", String(150), comment="As written; compared by folded_username"),
    Column("folded_username", String(500)),
    Column("password_hash", String(255), nullable=False),
    Column("role", String(20), nullable=False),
    Column("first_name", String(150)),
    Column("last_name", String(150)),
    Column("language", String(35), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("rollover_hour", Integer, nullable=False),
    Column("new_cards_per_day", Integer, nullable=False),
    Column("reviews_per_day", Integer, nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("email_verified_at", Instant),
    Column("disabled_at", Instant),
    Column("erasure_requested_at", Instant),
)
Index("uq_accounts_folded_email", accounts.c.folded_email, unique=True, info={"duplicate": EmailTaken})
Index("uq_accounts_folded_username", accounts.c.folded_username, unique=True, info={"duplicate": UsernameTaken})
Index("ix_accounts_newest", accounts.c.registered_at, accounts.c.id)

login_sessions = Table(
    "login_sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("leaf", String(64), nullable=False, comment="Hash of the one refresh token that still rotates"),
    Column(
        "parent", String(64), comment="Hash of the token before it, good for a few seconds while the leaf is unused"
    ),
    Column("started_at", Instant, nullable=False),
    Column("rotated_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("user_agent", String(300)),
    Column("address", String(45)),
)
Index("ix_login_sessions_newest", login_sessions.c.account_id, login_sessions.c.started_at, login_sessions.c.id)
Index("ix_login_sessions_expires_at", login_sessions.c.expires_at)
Index(
    "ix_login_sessions_ended_at",
    login_sessions.c.ended_at,
    postgresql_where=login_sessions.c.ended_at.is_not(None),
    sqlite_where=login_sessions.c.ended_at.is_not(None),
)

refresh_tokens = Table(
    "refresh_tokens",
    metadata,
    Column("hash", String(64), primary_key=True, comment="Every token that its session ever had"),
    Column("session_id", Uuid, ForeignKey("login_sessions.id", ondelete="CASCADE"), nullable=False, index=True),
)

access_requests = Table(
    "access_requests",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("email", String(254), nullable=False),
    Column("folded_email", String(500), nullable=False, index=True),
    Column("name", String(150)),
    Column("heard_about_us", Text),
    Column("inspiration", Text),
    Column("status", String(20), nullable=False),
    Column("requested_at", Instant, nullable=False),
    Column("reviewed_at", Instant),
    Column("reviewed_by", Uuid),
    Column("comment", Text),
)
Index("ix_access_requests_newest", access_requests.c.status, access_requests.c.requested_at, access_requests.c.id)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
)
