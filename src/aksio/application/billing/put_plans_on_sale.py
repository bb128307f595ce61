"""Tell the payment provider what the plan file says."""

from aksio.application.billing.payment_ports import PriceList, Sale
from aksio.domain.billing.plan import Plans


class PutPlansOnSale:
    """May be repeated: what is there already is left alone. Raises PaymentsNotConfigured and PaymentsUnavailable."""

    def __init__(self, plans: Plans, price_list: PriceList) -> None:
        self._plans = plans
        self._price_list = price_list

    async def __call__(self) -> list[Sale]:
        return [await self._price_list.put_on_sale(plan) for plan in self._plans.offered if not plan.price.is_free]
