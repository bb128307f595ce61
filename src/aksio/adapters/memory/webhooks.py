"""Outgoing webhooks in memory, and messages in line for them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.notifications.webhooks.ports import Due, Notice
from aksio.application.notifications.webhooks.views import AttemptView, DeliveryView
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.notifications.webhooks.webhook_errors import DeliveryNotFound, DeliveryUnderWay, WebhookNotFound
from aksio.domain.shared.errors import AksioError, Raced
from aksio.domain.shared.ids import LearnerId, WebhookDeliveryId, WebhookId

OF_EACH_LEARNER = 4
"""At most, of what is being sent at a time."""
WEBHOOKS, _DELIVERIES = "webhooks", "webhook_deliveries"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A message and how it stands: the memory twin of its row."""

    notice: Notice
    status: str = "waiting"
    number: int = 0
    tries: int = 0
    next_try_at: datetime | None
    lease_token: UUID | None = None
    attempts: tuple[AttemptView, ...] = ()

    def is_due(self, now: datetime) -> bool:
        """Whether it may be handed out."""
        return self.status == "waiting" and self.next_try_at is not None and self.next_try_at <= now

    def view(self) -> DeliveryView:
        """As it is shown."""
        return DeliveryView(
            id=self.notice.id,
            event_id=self.notice.event_id,
            event_type=self.notice.event_type,
            status=self.status,
            next_try_at=self.next_try_at,
            created_at=self.notice.created_at,
            attempts=list(self.attempts),
        )


def deliveries_in(store: MemoryStore) -> dict[UUID, Delivery]:
    """All messages, by their ids."""
    return store.rows.setdefault(_DELIVERIES, {})


class MemoryWebhooks(MemoryTable[Webhook]):
    """See the port `WebhookStore`."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, WEBHOOKS)

    async def get(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> Webhook:
        """See the port."""
        return self._find(webhook_id, missing=WebhookNotFound, learner_id=learner_id)

    async def slots(self, learner_id: LearnerId) -> set[int]:
        """See the port."""
        return {one.slot for one in self._all() if one.learner_id == learner_id}

    def add(self, webhook: Webhook) -> None:
        """See the port."""
        self._put(webhook.id, webhook, new=True)
        self._session.change(lambda: self._require_places(webhook.learner_id))

    def save(self, webhook: Webhook) -> None:
        """See the port."""
        self._put(webhook.id, webhook, new=False)

    def remove(self, webhook: Webhook) -> None:
        """See the port."""
        self._drop(webhook.id, webhook)
        self._session.change(lambda: self._dropdeliveries_in({webhook.id}))

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._forget(learner_id))

    def _forget(self, learner_id: LearnerId) -> None:
        gone = {one.id for one in self._all() if one.learner_id == learner_id}
        for webhook_id in gone:
            del self._rows()[webhook_id]
        self._dropdeliveries_in(gone)

    def _dropdeliveries_in(self, webhook_ids: set[WebhookId]) -> None:
        deliveries = deliveries_in(self._session.store)
        for key in [key for key, one in deliveries.items() if one.notice.webhook_id in webhook_ids]:
            del deliveries[key]

    def _require_places(self, learner_id: LearnerId) -> None:
        places = Counter(one.slot for one in self._all() if one.learner_id == learner_id)
        if any(count > 1 for count in places.values()):
            raise Raced("This place is taken.")


class MemoryNoticeStore:
    """See the port `NoticeStore`."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session

    def add(self, notices: Sequence[Notice]) -> None:
        """See the port."""
        new: dict[UUID, Delivery] = {one.id: Delivery(notice=one, next_try_at=one.created_at) for one in notices}
        self._session.change(lambda: deliveries_in(self._session.store).update(new))

    async def ask_again(self, delivery_id: WebhookDeliveryId, webhook_id: WebhookId, *, now: datetime) -> None:
        """See the port."""
        found = deliveries_in(self._session.store).get(delivery_id)
        if found is None or found.notice.webhook_id != webhook_id:
            raise DeliveryNotFound
        if found.status == "waiting":
            raise DeliveryUnderWay
        anew = replace(found, status="waiting", tries=0, next_try_at=now, lease_token=None)
        self._change(anew, lambda present: present.status == found.status, otherwise=DeliveryUnderWay())

    def end(
        self, due: Due, status: str, *, attempt: AttemptView | None, next_try_at: datetime | None, now: datetime
    ) -> None:
        """See the port."""
        tried = () if attempt is None else (attempt,)
        earlier = deliveries_in(self._session.store).get(due.notice.id)
        ended = Delivery(
            notice=due.notice,
            status=status,
            number=due.number + len(tried),
            tries=due.tries + len(tried),
            next_try_at=next_try_at,
            attempts=(*(() if earlier is None else earlier.attempts), *tried),
        )
        lost = Raced("This message is somebody else's to send.")
        self._change(ended, lambda present: present.lease_token == due.token, otherwise=lost)

    def _change(self, delivery: Delivery, fits: Callable[[Delivery], bool], *, otherwise: AksioError) -> None:
        self._session.change(lambda: self._replace(delivery, fits, otherwise))

    def _replace(self, delivery: Delivery, fits: Callable[[Delivery], bool], otherwise: AksioError) -> None:
        deliveries = deliveries_in(self._session.store)
        present = deliveries.get(delivery.notice.id)
        if present is None or not fits(present):
            raise otherwise
        deliveries[delivery.notice.id] = delivery


class MemoryNoticeQueue:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def take(self, *, token: UUID, now: datetime, until: datetime, limit: int) -> list[Due]:
        """See the port."""
        deliveries = deliveries_in(self._store)
        taken = [replace(one, lease_token=token, next_try_at=until) for one in self._chosen(now)[:limit]]
        deliveries.update({one.notice.id: one for one in taken})
        return [Due(notice=one.notice, token=token, number=one.number, tries=one.tries) for one in taken]

    def _chosen(self, now: datetime) -> list[Delivery]:
        """Longest waiting first; none of learners who are being served as much as anybody may."""
        everything = list(deliveries_in(self._store).values())
        leased = [one for one in everything if one.status == "waiting" and one.lease_token and not one.is_due(now)]
        under_way = Counter(one.notice.learner_id for one in leased)
        due = [one for one in everything if one.is_due(now) and under_way[one.notice.learner_id] < OF_EACH_LEARNER]
        due.sort(key=lambda one: (one.next_try_at or now, one.notice.id))
        places: Counter[LearnerId] = Counter()
        chosen = []
        for one in due:
            places[one.notice.learner_id] += 1
            if places[one.notice.learner_id] <= OF_EACH_LEARNER:
                chosen.append(one)
        return chosen
