"""What billing needs from storage."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.usage import Reservation, UsagePeriod
from aksio.domain.shared.ids import LearnerId


class Subscriptions(Protocol):
    """Subscriptions in storage."""

    async def find(self, learner_id: LearnerId) -> Subscription | None:
        """None for those who never went to the checkout."""

    async def of_customer(self, customer_id: CustomerId) -> Subscription | None:
        """By what the payment provider calls them."""

    def add(self, subscription: Subscription) -> None:
        """Keep a new one."""

    def save(self, subscription: Subscription) -> None:
        """Keep a changed one."""

    def remove(self, subscription: Subscription) -> None:
        """Forget it."""


class BillingUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as this context sees it."""

    @property
    def subscriptions(self) -> Subscriptions:
        """Subscriptions in this transaction."""


class SubscriptionsReader(Protocol):
    """Straight from storage."""

    async def subscription(self, learner_id: LearnerId) -> Subscription | None:
        """To look at only."""

    async def unsettled(self, *, looked_for_since: datetime, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """Whose subscription may change: it goes on, or they were at the checkout since then. In order of their ids."""


class UsageMeters(Protocol):
    """Counts what is used. Each call is one step that others see whole or not at all, however many come at once."""

    async def reserve(self, reservation: Reservation, *, limit: int | None) -> bool:
        """Set it aside unless the month would exceed `limit`; False then.

        What is held or was used under the same id already is not counted again. What lapsed is freed first.
        """

    async def settle(self, reservation_id: UUID, *, used: int, now: datetime) -> None:
        """Replace what is set aside by what was used. Of several words about one the largest counts, in any order.

        What was never set aside is let be.
        """

    async def used(self, learner_id: LearnerId, period: UsagePeriod, *, now: datetime) -> Mapping[Meter, int]:
        """What was used, and what is set aside for work under way."""

    async def erase(self, learner_id: LearnerId) -> None:
        """Forget all about them."""

    async def forget(self, *, before: datetime) -> int:
        """Drop reservations made before that and no longer held; the sums stay. Returns how many."""
