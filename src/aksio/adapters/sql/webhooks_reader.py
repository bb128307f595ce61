"""Reading webhooks and what was sent to them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.webhooks import webhook_attempts, webhook_deliveries, webhooks
from aksio.application.notifications.webhooks.views import AttemptView, DeliveryView, WebhookView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.notifications.webhooks.webhook_errors import WebhookNotFound
from aksio.domain.shared.ids import LearnerId, WebhookId


class SqlWebhooksReader(SqlReader):
    """See the port."""

    async def webhook(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> WebhookView:
        """See the port."""
        mine = (webhooks.c.id == webhook_id) & (webhooks.c.learner_id == learner_id)
        row = await self._row(select(webhooks).where(mine))
        if row is None:
            raise WebhookNotFound
        return _webhook(row)

    async def webhooks(self, learner_id: LearnerId, page: PageRequest) -> Page[WebhookView]:
        """See the port."""
        query = select(webhooks).where(webhooks.c.learner_id == learner_id)
        rows = await self._rows(page_query(query, page, webhooks.c.id))
        return page_of(rows, page, _webhook, webhooks.c.id)

    async def deliveries(
        self, webhook_id: WebhookId, *, learner_id: LearnerId, page: PageRequest
    ) -> Page[DeliveryView]:
        """See the port."""
        await self.webhook(webhook_id, learner_id=learner_id)
        table = webhook_deliveries
        query = select(table).where(table.c.webhook_id == webhook_id)
        rows = await self._rows(page_query(query, page, table.c.id, descending=True))
        tries = await self._tries(rows)
        return page_of(rows, page, lambda row: _delivery(row, tries), table.c.id)

    async def listening(self, learner_id: LearnerId, event_type: str) -> list[WebhookId]:
        """See the port. They are few, so the kinds are compared here."""
        query = select(webhooks.c.id, webhooks.c.event_types)
        rows = await self._rows(query.where(webhooks.c.learner_id == learner_id, webhooks.c.enabled))
        return [row["id"] for row in rows if event_type in row["event_types"]]

    async def _tries(self, deliveries: Sequence[RowMapping]) -> Mapping[UUID, list[AttemptView]]:
        found: dict[UUID, list[AttemptView]] = defaultdict(list)
        if deliveries:
            table = webhook_attempts.c
            query = select(webhook_attempts).where(table.delivery_id.in_([row["id"] for row in deliveries]))
            for row in await self._rows(query.order_by(table.delivery_id, table.number)):
                own = {str(name): value for name, value in row.items() if name != "delivery_id"}
                found[row["delivery_id"]].append(AttemptView(**own))
        return found


def _webhook(row: RowMapping) -> WebhookView:
    own = {name: row[name] for name in WebhookView.__dataclass_fields__}
    return WebhookView(**own | {"event_types": tuple(row["event_types"])})


def _delivery(row: RowMapping, tries: Mapping[UUID, list[AttemptView]]) -> DeliveryView:
    return DeliveryView(
        id=row["id"],
        event_id=row["event_id"],
        event_type=row["event_type"],
        status=row["status"],
        next_try_at=row["next_try_at"],
        created_at=row["created_at"],
        attempts=tries.get(row["id"], []),
    )
