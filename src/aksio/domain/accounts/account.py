"""A person's account: how they prove who they are, and what we know about them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self, Unpack

from aksio.domain.accounts import events
from aksio.domain.accounts.identity import email_error, fold, username_error
from aksio.domain.accounts.profile import Details, Profile, StudyPreferences, detail_errors
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Conflict, Forbidden, NotFound, refuse
from aksio.domain.shared.ids import LearnerId


class AccountNotFound(NotFound):
    code = "account_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such account.")


class EmailTaken(Conflict):
    code = "email_taken"

    def __init__(self) -> None:
        super().__init__("There is an account with this e-mail address already.")


class UsernameTaken(Conflict):
    code = "username_taken"

    def __init__(self) -> None:
        super().__init__("There is an account with this username already.")


class AccountIsDisabled(Forbidden):
    code = "account_disabled"

    def __init__(self) -> None:
        super().__init__("This account is disabled.")


class Role(StrEnum):
    """What somebody may do: study, or look after everybody's accounts as well."""

    LEARNER = "learner"
    ADMIN = "admin"


@dataclass(kw_only=True, eq=False)
class Account(Aggregate):
    """E-mail address and username are kept as written; no two accounts share their folded forms.

    `password_hash` is opaque here: only the PasswordHasher that made it can read it.
    """

    id: LearnerId
    email: str
    username: str | None
    password_hash: str = field(repr=False)
    role: Role = Role.LEARNER
    profile: Profile = field(default_factory=Profile)
    calendar: StudyCalendar = field(default_factory=StudyCalendar)
    preferences: StudyPreferences = field(default_factory=StudyPreferences)
    registered_at: datetime
    updated_at: datetime
    email_verified_at: datetime | None = None
    disabled_at: datetime | None = None
    erasure_requested_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse([email_error("/email", self.email), username_error("/username", self.username)])

    @classmethod
    def register(
        cls,
        *,
        id: LearnerId,
        email: str,
        password_hash: str,
        role: Role = Role.LEARNER,
        now: datetime,
        **details: Unpack[Details],
    ) -> Self:
        """A new account, its e-mail address not yet verified."""
        account = cls(
            id=id,
            email=email.strip(),
            username=None,
            password_hash=password_hash,
            role=role,
            registered_at=now,
            updated_at=now,
        )
        account.edit(now=now, **details)
        account._record(events.AccountRegistered(occurred_at=now, account_id=id))
        return account

    @property
    def folded_email(self) -> str:
        return fold(self.email)

    @property
    def folded_username(self) -> str | None:
        return fold(self.username) if self.username else None

    @property
    def is_disabled(self) -> bool:
        """Locked by an administrator, or waiting to be erased."""
        return self.disabled_at is not None or self.erasure_requested_at is not None

    def require_enabled(self) -> None:
        if self.is_disabled:
            raise AccountIsDisabled

    def change_password(self, password_hash: str, *, now: datetime) -> None:
        self.password_hash = password_hash
        self._touch(now)
        self._record(events.PasswordChanged(occurred_at=now, account_id=self.id))

    def strengthen_hash(self, password_hash: str, *, now: datetime) -> None:
        """The same password, hashed as we hash today. For the person nothing changes, so no event."""
        self.password_hash = password_hash
        self._touch(now)

    def request_password_reset(self, *, now: datetime) -> None:
        self._touch(now)
        self._record(events.PasswordResetRequested(occurred_at=now, account_id=self.id))

    def request_email_verification(self, *, now: datetime) -> None:
        """Ask for the verification mail once more; nothing to do when the address is verified."""
        if self.email_verified_at is None:
            self._touch(now)
            self._record(events.EmailVerificationRequested(occurred_at=now, account_id=self.id))

    def verify_email(self, *, now: datetime) -> None:
        if self.email_verified_at is None:
            self.email_verified_at = now
            self._touch(now)
            self._record(events.EmailVerified(occurred_at=now, account_id=self.id))

    def edit(self, *, now: datetime, **details: Unpack[Details]) -> None:
        """Change what the person tells about themselves. Raises Invalid with every detail that is wrong."""
        refuse(detail_errors(**details))
        username = details.get("username", self.username)
        self.username = username.strip() if username else None
        self.profile = Profile(
            first_name=details.get("first_name", self.profile.first_name),
            last_name=details.get("last_name", self.profile.last_name),
            language=details.get("language", self.profile.language),
        )
        self.calendar = StudyCalendar(
            zone=details.get("timezone", self.calendar.zone),
            rollover_hour=details.get("rollover_hour", self.calendar.rollover_hour),
        )
        self._touch(now)

    def prefer(self, preferences: StudyPreferences, *, now: datetime) -> None:
        self.preferences = preferences
        self._touch(now)

    def disable(self, *, now: datetime) -> None:
        if self.disabled_at is None:
            self.disabled_at = now
            self._touch(now)
            self._record(events.AccountDisabled(occurred_at=now, account_id=self.id))

    def enable(self, *, now: datetime) -> None:
        if self.disabled_at is not None:
            self.disabled_at = None
            self._touch(now)
            self._record(events.AccountEnabled(occurred_at=now, account_id=self.id))

    def request_erasure(self, *, now: datetime) -> None:
        """From now on nobody logs in; the contexts erase what they hold one after the other."""
        if self.erasure_requested_at is None:
            self.erasure_requested_at = now
            self._touch(now)
            self._record(events.ErasureRequested(occurred_at=now, account_id=self.id))

    def erased(self, *, now: datetime) -> None:
        """Record that this account is about to be removed for good."""
        self._record(events.AccountErased(occurred_at=now, account_id=self.id))

    def _touch(self, now: datetime) -> None:
        self.updated_at = now
