"""Subscriptions in SQL."""

from datetime import datetime

import msgspec
from sqlalchemy import RowMapping, or_, select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.billing import subscriptions
from aksio.adapters.sql.writes import Delete, Insert, Row, Update
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.subscription_state import SubscriptionState
from aksio.domain.shared.ids import LearnerId


class SqlSubscriptions:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def find(self, learner_id: LearnerId) -> Subscription | None:
        """See the port."""
        row = await self._session.row(select(subscriptions).where(subscriptions.c.learner_id == learner_id))
        return None if row is None else _from_row(row)

    async def of_customer(self, customer_id: CustomerId) -> Subscription | None:
        """See the port."""
        row = await self._session.row(select(subscriptions).where(subscriptions.c.customer_id == customer_id))
        return None if row is None else _from_row(row)

    def add(self, subscription: Subscription) -> None:
        """See the port."""
        self._session.write(Insert(subscriptions, [_to_row(subscription)]))
        self._session.record(subscription)

    def save(self, subscription: Subscription) -> None:
        """See the port."""
        where = {"learner_id": subscription.learner_id, "version": subscription.version}
        self._session.write(Update(subscriptions, _to_row(subscription), where=where))
        self._session.record(subscription)

    def remove(self, subscription: Subscription) -> None:
        """See the port."""
        where = {"learner_id": subscription.learner_id, "version": subscription.version}
        self._session.write(Delete(subscriptions, where=where))
        self._session.record(subscription)


class SqlSubscriptionsReader(SqlReader):
    """See the port."""

    async def subscription(self, learner_id: LearnerId) -> Subscription | None:
        """See the port."""
        row = await self._row(select(subscriptions).where(subscriptions.c.learner_id == learner_id))
        return None if row is None else _from_row(row)

    async def unsettled(self, *, looked_for_since: datetime, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """See the port."""
        whose = subscriptions.c.learner_id
        query = select(whose).where(or_(subscriptions.c.is_live, subscriptions.c.looked_for_at >= looked_for_since))
        if after is not None:
            query = query.where(whose > after)
        return [LearnerId(row["learner_id"]) for row in await self._rows(query.order_by(whose).limit(limit))]


def _to_row(subscription: Subscription) -> Row:
    state = subscription.state
    return {
        "learner_id": subscription.learner_id,
        "version": subscription.version + 1,
        "customer_id": subscription.customer_id,
        "state": None if state is None else msgspec.to_builtins(state),
        "is_live": state is not None and state.is_live,
        "had_trial": subscription.had_trial,
        "looked_for_at": subscription.looked_for_at,
        "created_at": subscription.created_at,
    }


def _from_row(row: RowMapping) -> Subscription:
    return Subscription(
        learner_id=row["learner_id"],
        version=row["version"],
        customer_id=row["customer_id"],
        state=None if row["state"] is None else msgspec.convert(row["state"], SubscriptionState),
        had_trial=row["had_trial"],
        looked_for_at=row["looked_for_at"],
        created_at=row["created_at"],
    )
