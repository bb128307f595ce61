"""Nobody takes money here: everybody has the free plan."""

from typing import NoReturn

from aksio.application.billing.payment_ports import (
    Checkout,
    InvoiceView,
    PaymentRecords,
    PaymentsNotConfigured,
    PaymentView,
    PriceList,
    Sale,
    SubscriptionSource,
)
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.billing.plan import Plan
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.billing.subscription_state import SubscriptionState
from aksio.domain.shared.ids import LearnerId


class NobodySells:
    """See the ports Checkout, SubscriptionSource, PaymentRecords and PriceList."""

    async def customer(self, learner_id: LearnerId) -> CustomerId:
        """See the port."""
        self._refuse()

    async def start(self, customer_id: CustomerId, plan: Plan, *, trial_days: int, key: str) -> str:
        """See the port."""
        self._refuse()

    async def portal(self, customer_id: CustomerId) -> str:
        """See the port."""
        self._refuse()

    async def current(self, customer_id: CustomerId) -> SubscriptionState | None:
        """See the port."""
        self._refuse()

    async def set_cancelling(self, subscription_id: str, *, cancelling: bool) -> None:
        """See the port."""
        self._refuse()

    async def forget(self, customer_id: CustomerId) -> None:
        """See the port."""
        self._refuse()

    async def invoices(self, customer_id: CustomerId, page: PageRequest) -> Page[InvoiceView]:
        """See the port."""
        self._refuse()

    async def payments(self, customer_id: CustomerId, page: PageRequest) -> Page[PaymentView]:
        """See the port."""
        self._refuse()

    async def put_on_sale(self, plan: Plan) -> Sale:
        """See the port."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise PaymentsNotConfigured


class NoPayments:
    """One part for each port, all of them the same."""

    def __init__(self) -> None:
        self.checkout: Checkout = NobodySells()
        self.source: SubscriptionSource = NobodySells()
        self.records: PaymentRecords = NobodySells()
        self.price_list: PriceList = NobodySells()

    async def close(self) -> None:
        """There is nothing to close."""
