"""An address that is told what happens to a learner's things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from aksio.domain.notifications.webhooks.webhook_errors import WebhookOff
from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import LearnerId, WebhookId
from aksio.domain.shared.text import text_error

MOST_WEBHOOKS = 10
"""For each learner."""
LONGEST_URL = 2_000
LONGEST_DESCRIPTION = 200
MOST_EVENT_TYPES = 100
OVERLAP = timedelta(hours=24)
"""How long the secret before the present one still signs too."""
PATIENCE = timedelta(days=5)
"""An address where nothing was taken for so long is told nothing more."""

FAILING, GONE = "failing", "gone"


@dataclass(frozen=True, kw_only=True)
class WebhookDisabled(Event):
    """Aksio gave up on the address. `reason` is `failing` (for days) or `gone` (it answered 410)."""

    webhook_id: WebhookId
    learner_id: LearnerId
    reason: str


@dataclass(kw_only=True, eq=False)
class Webhook(Aggregate):
    """`slot` is its place among the learner's MOST_WEBHOOKS. `secret_serial` counts the secrets that it has had."""

    id: WebhookId
    learner_id: LearnerId
    slot: int
    url: str
    event_types: tuple[str, ...]
    description: str | None
    enabled: bool
    secret_serial: int
    previous_secret_until: datetime | None
    failing_since: datetime | None
    disabled_reason: str | None
    created_at: datetime

    def __post_init__(self) -> None:
        self._check()

    @classmethod
    def register(
        cls,
        *,
        id: WebhookId,
        learner_id: LearnerId,
        slot: int,
        url: str,
        event_types: Sequence[str],
        description: str | None,
        enabled: bool,
        now: datetime,
    ) -> Self:
        """With its first secret."""
        return cls(
            id=id,
            learner_id=learner_id,
            slot=slot,
            url=url,
            event_types=tuple(dict.fromkeys(event_types)),
            description=description,
            enabled=enabled,
            secret_serial=1,
            previous_secret_until=None,
            failing_since=None,
            disabled_reason=None,
            created_at=now,
        )

    def point_to(self, url: str) -> None:
        """Another address starts with a clean record."""
        self.url, self.failing_since = url, None
        self._check()

    def listen_to(self, event_types: Sequence[str]) -> None:
        """These and no others."""
        self.event_types = tuple(dict.fromkeys(event_types))
        self._check()

    def describe(self, description: str | None) -> None:
        """A word of the learner's own, or none."""
        self.description = description
        self._check()

    def switch(self, *, on: bool) -> None:
        """On again, it gets the whole PATIENCE again."""
        if on and not self.enabled:
            self.failing_since, self.disabled_reason = None, None
        self.enabled = on

    def rotate_secret(self, *, now: datetime) -> None:
        """A new secret; the one before signs too for OVERLAP, so that no message is refused meanwhile."""
        self.secret_serial += 1
        self.previous_secret_until = now + OVERLAP

    def signing_serials(self, now: datetime) -> tuple[int, ...]:
        """Which secrets sign a message now, the present one first."""
        if self.previous_secret_until is not None and now < self.previous_secret_until:
            return (self.secret_serial, self.secret_serial - 1)
        return (self.secret_serial,)

    def require_enabled(self) -> None:
        """Raises WebhookOff."""
        if not self.enabled:
            raise WebhookOff

    def taken(self) -> bool:
        """A message was taken. Whether that changes anything."""
        changed, self.failing_since = self.failing_since is not None, None
        return changed

    def refused(self, *, gone: bool, now: datetime) -> bool:
        """A message was not taken; after PATIENCE, or where nothing is any more, that ends it. Whether it changes."""
        if not self.enabled:
            return False
        started = self.failing_since is None
        self.failing_since = self.failing_since or now
        given_up = gone or now - self.failing_since >= PATIENCE
        if given_up:
            self.enabled, self.disabled_reason = False, GONE if gone else FAILING
            self._record(
                WebhookDisabled(
                    occurred_at=now, webhook_id=self.id, learner_id=self.learner_id, reason=self.disabled_reason
                )
            )
        return started or given_up

    def _check(self) -> None:
        described = self.description is not None
        refuse(
            [
                _url_error(self.url),
                _event_types_error(self.event_types),
                text_error("/description", self.description or "", longest=LONGEST_DESCRIPTION) if described else None,
            ]
        )


def _url_error(url: str) -> FieldError | None:
    """Where it leads is looked at elsewhere, each time anew."""
    try:
        parts = urlsplit(url)
        fits = bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return FieldError(pointer="/url", code="not_a_url", message="Must be a web address in ASCII.")
    if parts.scheme not in ("http", "https"):
        return FieldError(pointer="/url", code="forbidden_scheme", message="Must start with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        message = "Must not carry a user name or password."
        return FieldError(pointer="/url", code="forbidden_credentials", message=message)
    return None


def _event_types_error(event_types: tuple[str, ...]) -> FieldError | None:
    if 1 <= len(event_types) <= MOST_EVENT_TYPES:
        return None
    message = f"Name at least one kind of event, and at most {MOST_EVENT_TYPES}."
    return FieldError(pointer="/event_types", code="bad_count", message=message)
