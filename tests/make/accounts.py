"""Accounts, sessions and tokens for tests. No field is left at its default, so that none can get lost unseen."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from aksio.domain.accounts.access_request import AccessRequest
from aksio.domain.accounts.account import Account, Role
from aksio.domain.accounts.feedback import Feedback, FeedbackKind
from aksio.domain.accounts.profile import Profile, StudyPreferences
from aksio.domain.accounts.session import Session, TokenHash
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import AccessRequestId, FeedbackId, LearnerId, SessionId

NOW = datetime(2026, 3, 1, 12, 30, 15, 250_000, tzinfo=UTC)
PASSWORD = "correct horse battery staple"


def an_account(
    number: int = 1,
    *,
    email: str | None = None,
    username: str | None = "Ada.Lovelace",
    password_hash: str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
    role: Role = Role.ADMIN,
) -> Account:
    return Account(
        id=LearnerId(UUID(int=number)),
        email=email or f"Ada{number}@Example.org",
        username=f"{username}{number}" if username else None,
        password_hash=password_hash,
        role=role,
        profile=Profile(first_name="Ada", last_name="Lovelace", language="nb-NO"),
        calendar=StudyCalendar(zone="Europe/Oslo", rollover_hour=3),
        preferences=StudyPreferences(new_cards_per_day=7, reviews_per_day=77),
        registered_at=NOW - timedelta(days=9),
        updated_at=NOW - timedelta(days=2),
        email_verified_at=NOW - timedelta(days=8),
    )


def a_session(
    number: int = 1, *, account_id: LearnerId | None = None, leaf: str = "leaf", now: datetime = NOW
) -> Session:
    return Session(
        id=SessionId(UUID(int=1_000 + number)),
        account_id=account_id or LearnerId(UUID(int=1)),
        leaf=TokenHash(leaf),
        parent=TokenHash(f"parent of {leaf}"),
        started_at=now - timedelta(hours=5),
        rotated_at=now - timedelta(minutes=3),
        expires_at=now + timedelta(days=59),
        user_agent="Mozilla/5.0",
        address="192.0.2.7",
    )


def an_access_request(number: int = 1, *, email: str | None = None) -> AccessRequest:
    return AccessRequest(
        id=AccessRequestId(UUID(int=2_000 + number)),
        email=email or f"Grace{number}@Example.org",
        name="Grace Hopper",
        heard_about_us="A friend",
        inspiration="Finals",
        requested_at=NOW - timedelta(days=1),
    )


def some_feedback(number: int = 1) -> Feedback:
    return Feedback(
        id=FeedbackId(UUID(int=3_000 + number)),
        account_id=LearnerId(UUID(int=1)),
        kind=FeedbackKind.IDEA,
        text="More plots, please.",
        given_at=NOW,
    )
