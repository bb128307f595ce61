"""Everything that Stripe does for us, behind one connection."""

from aksio.adapters.stripe.checkout import StripeCheckout
from aksio.adapters.stripe.client import Stripe, StripeTimeouts
from aksio.adapters.stripe.price_list import StripePriceList
from aksio.adapters.stripe.records import StripeRecords
from aksio.adapters.stripe.subscriptions import StripeSubscriptions
from aksio.application.billing.payment_ports import Checkout, PaymentRecords, PriceList, SubscriptionSource


class StripePayments:
    """One part for each port."""

    def __init__(
        self, *, api_key: str, api_base: str | None, back_to: str, timeouts: StripeTimeouts | None = None
    ) -> None:
        self._stripe = Stripe(api_key=api_key, api_base=api_base, timeouts=timeouts)
        self.checkout: Checkout = StripeCheckout(self._stripe, back_to=back_to)
        self.source: SubscriptionSource = StripeSubscriptions(self._stripe)
        self.records: PaymentRecords = StripeRecords(self._stripe)
        self.price_list: PriceList = StripePriceList(self._stripe)

    async def close(self) -> None:
        """Close the connections."""
        await self._stripe.close()
