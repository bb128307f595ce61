"""What webhooks need from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.notifications.webhooks.views import AttemptView, DeliveryView, WebhookView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.shared.ids import LearnerId, WebhookDeliveryId, WebhookId


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A message for one webhook, to be sent as soon as may be. `body` is sent as it is here, byte for byte."""

    id: WebhookDeliveryId
    webhook_id: WebhookId
    learner_id: LearnerId
    event_id: str
    event_type: str
    body: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Due:
    """A message that is ours to send until the lease ends. `number` counts all tries, `tries` those since it was
    last asked for."""

    notice: Notice
    token: UUID
    number: int
    tries: int


class WebhookStore(Protocol):
    """Webhooks in a unit of work."""

    async def get(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> Webhook:
        """Raises WebhookNotFound."""

    async def slots(self, learner_id: LearnerId) -> set[int]:
        """The places that are taken."""

    def add(self, webhook: Webhook) -> None:
        """At commit, raises Conflict when the place was taken meanwhile."""

    def save(self, webhook: Webhook) -> None: ...

    def remove(self, webhook: Webhook) -> None:
        """With its deliveries."""

    def forget_learner(self, learner_id: LearnerId) -> None:
        """Nothing of theirs stays."""


class NoticeStore(Protocol):
    """Messages in a unit of work."""

    def add(self, notices: Sequence[Notice]) -> None:
        """To be sent."""

    async def ask_again(self, delivery_id: WebhookDeliveryId, webhook_id: WebhookId, *, now: datetime) -> None:
        """Send once more, with all tries. Raises DeliveryNotFound and DeliveryUnderWay."""

    def end(
        self, due: Due, status: str, *, attempt: AttemptView | None, next_try_at: datetime | None, now: datetime
    ) -> None:
        """Write down how a try ended. At commit, raises Conflict when the lease is no longer ours."""


class WebhooksUnitOfWork(UnitOfWork, Protocol):
    """What webhooks change."""

    @property
    def webhooks(self) -> WebhookStore: ...

    @property
    def notices(self) -> NoticeStore: ...


class WebhooksReader(Protocol):
    """Reads them."""

    async def webhook(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> WebhookView:
        """Raises WebhookNotFound."""

    async def webhooks(self, learner_id: LearnerId, page: PageRequest) -> Page[WebhookView]:
        """Oldest first."""

    async def deliveries(
        self, webhook_id: WebhookId, *, learner_id: LearnerId, page: PageRequest
    ) -> Page[DeliveryView]:
        """Latest first, each with its tries. Raises WebhookNotFound."""

    async def listening(self, learner_id: LearnerId, event_type: str) -> list[WebhookId]:
        """Which webhooks of theirs are on and want such an event."""


class NoticeQueue(Protocol):
    """Messages that are due. Each is handed out under a lease: whoever dies with one loses it when that ends."""

    async def take(self, *, token: UUID, now: datetime, until: datetime, limit: int) -> list[Due]:
        """Those that have waited longest, few of each learner, so that nobody's slow address holds up the others."""


class WebhookSender(Protocol):
    """Carries a message to an address on the public internet."""

    async def check(self, url: str) -> None:
        """Raises Invalid at `/url` unless it leads to the public internet now."""

    async def send(self, url: str, *, headers: dict[str, str], body: bytes) -> "Sent":
        """Never raises: what went wrong is told."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """How it went: see AttemptView. `error` is a stable word such as `timeout`."""

    milliseconds: int
    status: int | None = None
    error: str | None = None
    answer: str | None = None

    @property
    def taken(self) -> bool:
        """Any status of success."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """They ask never to be told again."""
        return self.status == 410


class WebhookSecrets(Protocol):
    """The secrets of webhooks."""

    def secret(self, webhook_id: WebhookId, serial: int) -> str:
        """Always the same for the same; with the `whsec_` of Standard Webhooks."""
