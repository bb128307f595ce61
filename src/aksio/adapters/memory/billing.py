"""Billing in memory."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.usage import Reservation, UsagePeriod
from aksio.domain.shared.errors import Raced
from aksio.domain.shared.ids import LearnerId

_NAME = "subscriptions"


class MemorySubscriptions(MemoryTable[Subscription]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, _NAME)

    async def find(self, learner_id: LearnerId) -> Subscription | None:
        """See the port."""
        return next((one for one in self._all() if one.learner_id == learner_id), None)

    async def of_customer(self, customer_id: CustomerId) -> Subscription | None:
        """See the port."""
        return next((one for one in self._all() if one.customer_id == customer_id), None)

    def add(self, subscription: Subscription) -> None:
        """See the port."""
        customer_id = subscription.customer_id

        def require_new() -> None:
            if any(one.customer_id == customer_id for one in self._all()):
                raise Raced("Somebody else is this customer.")

        self._session.change(require_new)
        self._put(subscription.learner_id, subscription, new=True)

    def save(self, subscription: Subscription) -> None:
        """See the port."""
        self._put(subscription.learner_id, subscription, new=False)

    def remove(self, subscription: Subscription) -> None:
        """See the port."""
        self._drop(subscription.learner_id, subscription)


class MemorySubscriptionsReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def subscription(self, learner_id: LearnerId) -> Subscription | None:
        """See the port."""
        return deepcopy(self._store.rows.get(_NAME, {}).get(learner_id))

    async def unsettled(self, *, looked_for_since: datetime, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """See the port."""
        found = [
            one.learner_id
            for one in self._store.rows.get(_NAME, {}).values()
            if (one.state is not None and one.state.is_live) or one.looked_for_at >= looked_for_since
        ]
        return sorted(one for one in found if after is None or one > after)[:limit]


@dataclass
class _Held:
    reservation: Reservation
    used: int = 0
    settled: bool = False

    def counts(self, now: datetime) -> int:
        """What it takes of the month."""
        if self.settled:
            return self.used
        return self.reservation.amount if now < self.reservation.lapses_at else 0


class MemoryUsageMeters:
    """See the port. Nothing in it waits, so each call is one step."""

    def __init__(self) -> None:
        self._held: dict[UUID, _Held] = {}

    async def reserve(self, reservation: Reservation, *, limit: int | None) -> bool:
        """See the port."""
        now, earlier = reservation.reserved_at, self._held.get(reservation.id)
        if earlier is not None and earlier.counts(now) > 0:
            return True
        taken = self._sum(reservation.learner_id, reservation.period, reservation.meter, now)
        if limit is not None and taken + reservation.amount > limit:
            return False
        self._held[reservation.id] = _Held(reservation)
        return True

    async def settle(self, reservation_id: UUID, *, used: int, now: datetime) -> None:
        """See the port."""
        held = self._held.get(reservation_id)
        if held is not None:
            held.used, held.settled = max(held.used, used), True

    async def used(self, learner_id: LearnerId, period: UsagePeriod, *, now: datetime) -> Mapping[Meter, int]:
        """See the port."""
        return {meter: self._sum(learner_id, period, meter, now) for meter in Meter}

    async def erase(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._held = {key: one for key, one in self._held.items() if one.reservation.learner_id != learner_id}

    async def forget(self, *, before: datetime) -> int:
        """See the port. Here the sums are made of the reservations, so those that count stay."""
        gone = [
            key
            for key, one in self._held.items()
            if one.reservation.reserved_at < before and one.settled and one.used == 0
        ]
        for key in gone:
            del self._held[key]
        return len(gone)

    def _sum(self, learner_id: LearnerId, period: UsagePeriod, meter: Meter, now: datetime) -> int:
        return sum(
            one.counts(now)
            for one in self._held.values()
            if (one.reservation.learner_id, one.reservation.period, one.reservation.meter)
            == (learner_id, period, meter)
        )
