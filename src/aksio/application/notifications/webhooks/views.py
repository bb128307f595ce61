"""What is shown of webhooks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.shared.ids import WebhookDeliveryId, WebhookId


@dataclass(frozen=True, kw_only=True)
class WebhookView:
    """Without its secret. `failing_since` is when messages began not to be taken."""

    id: WebhookId
    version: int
    url: str
    event_types: tuple[str, ...]
    description: str | None
    enabled: bool
    disabled_reason: str | None
    failing_since: datetime | None
    previous_secret_until: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, webhook: Webhook) -> Self:
        """As it stands."""
        return cls(**{name: getattr(webhook, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class WebhookSecretView:
    """The only time that the secret is shown."""

    webhook: WebhookView
    secret: str


@dataclass(frozen=True, kw_only=True)
class AttemptView:
    """One try. `status` and `answer` (the first bytes) are null when nothing answered; `error` says why."""

    number: int
    at: datetime
    milliseconds: int
    status: int | None
    error: str | None
    answer: str | None


@dataclass(frozen=True, kw_only=True)
class DeliveryView:
    """One message for one webhook. `status`: waiting, delivered, failed, or cancelled as the webhook was off."""

    id: WebhookDeliveryId
    event_id: str
    event_type: str
    status: str
    next_try_at: datetime | None
    created_at: datetime
    attempts: list[AttemptView]
