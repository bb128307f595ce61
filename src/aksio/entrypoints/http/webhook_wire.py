"""Webhooks on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from aksio.application.notifications.webhooks.views import WebhookSecretView
from aksio.entrypoints.http.wire import Body, Out, Resource

EventTypes = Annotated[list[str], msgspec.Meta(max_length=100)]


class NewWebhook(Body, frozen=True, kw_only=True):
    """`event_types` are those of the published events that carry a `learner_id`: `aksio.courses.course_created`."""

    url: str
    event_types: EventTypes
    description: str | None = None
    enabled: bool = True


class WebhookChangesBody(Body, frozen=True, kw_only=True):
    """Only what is to be another. Switched on again, a webhook starts with a clean record."""

    url: str | UnsetType = UNSET
    event_types: EventTypes | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET


class WebhookOut(Resource, frozen=True, kw_only=True):
    """`disabled_reason`: `failing` after five days, `gone` after a 410; until `previous_secret_until` both sign."""

    id: UUID
    url: str
    event_types: list[str]
    description: str | None
    enabled: bool
    disabled_reason: str | None
    failing_since: datetime | None
    previous_secret_until: datetime | None
    created_at: datetime


class WebhookSecretOut(WebhookOut, frozen=True, kw_only=True):
    """With its secret, which is never shown again."""

    secret: str

    @classmethod
    def made_of(cls, shown: WebhookSecretView) -> "WebhookSecretOut":
        """Both in one."""
        return cls(secret=shown.secret, **msgspec.structs.asdict(WebhookOut.of(shown.webhook)))


class AttemptOut(Out, frozen=True, kw_only=True):
    """One try. `answer` holds the first bytes of what came back; `error` says why nothing did."""

    number: int
    at: datetime
    milliseconds: int
    status: int | None
    error: str | None
    answer: str | None


class DeliveryOut(Out, frozen=True, kw_only=True):
    """One message. `status`: waiting, delivered, failed, or cancelled because the webhook was off."""

    id: UUID
    event_id: str
    event_type: str
    status: str
    next_try_at: datetime | None
    created_at: datetime
    attempts: list[AttemptOut]


class InLineOut(Out, frozen=True, kw_only=True):
    """It is sent in a moment: the list of deliveries tells how it went."""

    delivery_id: UUID
