"""What billing needs from whoever takes the money."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.shared.page import Page, PageRequest
from aksio.domain.billing.plan import Plan, PlanId
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.billing.subscription_state import SubscriptionState
from aksio.domain.shared.errors import Conflict, Forbidden, Unavailable
from aksio.domain.shared.ids import LearnerId


class PaymentsNotConfigured(Conflict):
    """This installation sells nothing."""

    code = "payments_not_configured"

    def __init__(self) -> None:
        super().__init__("This installation takes no payments: everybody has the free plan.")


class PaymentsUnavailable(Unavailable):
    """The payment provider does not answer, or not as it should."""

    code = "payments_unavailable"

    def __init__(self) -> None:
        super().__init__("The payment provider does not answer at the moment.", retry_after=10)


class PlanNotOnSale(Unavailable):
    """The plan stands in the plan file, but the payment provider has not been told of its price."""

    code = "plan_not_on_sale"

    def __init__(self) -> None:
        super().__init__("This plan cannot be bought yet.", retry_after=3600)


class BadSignature(Forbidden):
    """The message does not come from the payment provider, or it is too old."""

    code = "bad_signature"

    def __init__(self) -> None:
        super().__init__("The signature is missing, wrong, or too old.")


class NewsClosed(Forbidden):
    """Nothing is taken in without a secret to check it by."""

    code = "webhook_closed"

    def __init__(self) -> None:
        super().__init__("This installation takes no messages of a payment provider.")


class Checkout(Protocol):
    """Where people pay. Raises PaymentsNotConfigured and PaymentsUnavailable."""

    async def customer(self, learner_id: LearnerId) -> CustomerId:
        """Make them known to the provider, by their id alone; asked again soon, the same customer."""

    async def start(self, customer_id: CustomerId, plan: Plan, *, trial_days: int, key: str) -> str:
        """The address of a page on which the plan is bought. The same `key` gives the same. Raises PlanNotOnSale."""

    async def portal(self, customer_id: CustomerId) -> str:
        """The address of a page on which a subscription is changed, and cards and invoices are found."""


class SubscriptionSource(Protocol):
    """What is true at the payment provider. Raises PaymentsNotConfigured and PaymentsUnavailable."""

    async def current(self, customer_id: CustomerId) -> SubscriptionState | None:
        """The subscription that counts, as it is now; None where there never was one, or the customer is gone."""

    async def set_cancelling(self, subscription_id: str, *, cancelling: bool) -> None:
        """Let it end with its period, or go on after all."""

    async def forget(self, customer_id: CustomerId) -> None:
        """End every subscription at once and delete the customer. One that is gone already counts as done."""


@dataclass(frozen=True, kw_only=True)
class InvoiceView:
    """`amount_due` and `amount_paid` in minor units. The addresses lead to the provider's own pages."""

    id: str
    number: str | None
    status: str
    amount_due: int
    amount_paid: int
    currency: str
    created_at: datetime
    page_url: str | None
    pdf_url: str | None


@dataclass(frozen=True, kw_only=True)
class PaymentView:
    """One attempt to take money: `status` is succeeded, pending or failed, with the reason in `failure`."""

    id: str
    status: str
    amount: int
    amount_refunded: int
    currency: str
    created_at: datetime
    failure: str | None
    receipt_url: str | None


class PaymentRecords(Protocol):
    """The provider's books. Raises PaymentsNotConfigured, PaymentsUnavailable, and Invalid for a strange cursor."""

    async def invoices(self, customer_id: CustomerId, page: PageRequest) -> Page[InvoiceView]:
        """Newest first."""

    async def payments(self, customer_id: CustomerId, page: PageRequest) -> Page[PaymentView]:
        """Newest first."""


@dataclass(frozen=True, kw_only=True)
class News:
    """Something changed about a customer; what, is found out by asking. None: it is about nobody."""

    id: str
    customer_id: CustomerId | None


class NewsReader(Protocol):
    """Reads what the provider sends by itself."""

    def read(self, body: bytes, signature: str | None, *, now: datetime) -> News:
        """Raises NewsClosed, BadSignature, and Invalid for what is signed but makes no sense."""


@dataclass(frozen=True, kw_only=True)
class Sale:
    """What had to be done to sell a plan: nothing, where it is on sale already."""

    plan_id: PlanId
    is_new_product: bool
    is_new_price: bool
    retired_prices: int


class PriceList(Protocol):
    """The provider's list of what can be bought. Raises PaymentsNotConfigured and PaymentsUnavailable."""

    async def put_on_sale(self, plan: Plan) -> Sale:
        """Make product and price what the plan says; repeating it changes nothing. Subscribers keep an old price."""
