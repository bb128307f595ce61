"""Webhooks in SQL, and messages in line for them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.webhooks import webhook_attempts, webhook_deliveries, webhooks
from aksio.adapters.sql.writes import Delete, Insert, Row, Statement, Update
from aksio.application.notifications.webhooks.ports import Due, Notice
from aksio.application.notifications.webhooks.views import AttemptView
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.notifications.webhooks.webhook_errors import DeliveryNotFound, DeliveryUnderWay, WebhookNotFound
from aksio.domain.shared.ids import LearnerId, WebhookDeliveryId, WebhookId


class SqlWebhooks:
    """See the port `WebhookStore`."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> Webhook:
        """See the port."""
        mine = (webhooks.c.id == webhook_id) & (webhooks.c.learner_id == learner_id)
        row = await self._session.row(select(webhooks).where(mine))
        if row is None:
            raise WebhookNotFound
        return _from_row(row)

    async def slots(self, learner_id: LearnerId) -> set[int]:
        """See the port."""
        rows = await self._session.rows(select(webhooks.c.slot).where(webhooks.c.learner_id == learner_id))
        return {row["slot"] for row in rows}

    def add(self, webhook: Webhook) -> None:
        """See the port."""
        self._session.write(Insert(webhooks, [_to_row(webhook)]))
        self._session.record(webhook)

    def save(self, webhook: Webhook) -> None:
        """See the port."""
        where = {"id": webhook.id, "version": webhook.version}
        self._session.write(Update(webhooks, _to_row(webhook), where=where))
        self._session.record(webhook)

    def remove(self, webhook: Webhook) -> None:
        """See the port."""
        self._session.write(Delete(webhooks, where={"id": webhook.id, "version": webhook.version}))
        self._session.record(webhook)

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port. Deliveries and tries go with their webhook."""
        self._session.write(Statement(delete(webhooks).where(webhooks.c.learner_id == learner_id)))


class SqlNoticeStore:
    """See the port `NoticeStore`."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    def add(self, notices: Sequence[Notice]) -> None:
        """See the port."""
        self._session.write(Insert(webhook_deliveries, [_waiting(notice) for notice in notices]))

    async def ask_again(self, delivery_id: WebhookDeliveryId, webhook_id: WebhookId, *, now: datetime) -> None:
        """See the port. The guard on the status refuses the second of two who ask at once."""
        table = webhook_deliveries.c
        mine = (table.id == delivery_id) & (table.webhook_id == webhook_id)
        row = await self._session.row(select(table.status).where(mine))
        if row is None:
            raise DeliveryNotFound
        if row["status"] == "waiting":
            raise DeliveryUnderWay
        values = {"status": "waiting", "tries": 0, "next_try_at": now, "lease_token": None, "ended_at": None}
        where = {"id": delivery_id, "status": row["status"]}
        self._session.write(Update(webhook_deliveries, values, where=where, missing=DeliveryUnderWay))

    def end(
        self, due: Due, status: str, *, attempt: AttemptView | None, next_try_at: datetime | None, now: datetime
    ) -> None:
        """See the port. The log is written with the end, or neither is."""
        tried = 0 if attempt is None else 1
        values = {
            "status": status,
            "number": due.number + tried,
            "tries": due.tries + tried,
            "next_try_at": next_try_at,
            "lease_token": None,
            "ended_at": None if status == "waiting" else now,
        }
        where = {"id": due.notice.id, "lease_token": due.token}
        self._session.write(Update(webhook_deliveries, values, where=where))
        if attempt is not None:
            self._session.write(Insert(webhook_attempts, [{"delivery_id": due.notice.id, **asdict(attempt)}]))


def _waiting(notice: Notice) -> Row:
    return {
        "id": notice.id,
        "webhook_id": notice.webhook_id,
        "learner_id": notice.learner_id,
        "event_id": notice.event_id,
        "event_type": notice.event_type,
        "body": notice.body,
        "status": "waiting",
        "number": 0,
        "tries": 0,
        "next_try_at": notice.created_at,
        "created_at": notice.created_at,
    }


_SAME = (
    "id",
    "learner_id",
    "slot",
    "url",
    "description",
    "enabled",
    "secret_serial",
    "previous_secret_until",
    "failing_since",
    "disabled_reason",
    "created_at",
)


def _to_row(webhook: Webhook) -> Row:
    same = {name: getattr(webhook, name) for name in _SAME}
    return same | {"version": webhook.version + 1, "event_types": list(webhook.event_types)}


def _from_row(row: RowMapping) -> Webhook:
    return Webhook(**{**row, "event_types": tuple(row["event_types"])})
