"""Plans as Stripe's products and prices, found again by names that follow from the plan."""

from aksio.adapters.stripe.client import MissingAtStripe, Stripe
from aksio.adapters.stripe.wire import Product, StripeList, StripePrice
from aksio.application.billing.payment_ports import Sale
from aksio.domain.billing.plan import Plan

PLAN = "aksio_plan"
"""The key of a price's metadata that holds the plan's id."""


def lookup_key(plan: Plan) -> str:
    """A price never changes at Stripe, so its name says all that it is: another amount is another price."""
    price = plan.price
    return f"aksio_{plan.id}_{price.amount}_{price.currency}_{price.interval}"


class StripePriceList:
    """See the port PriceList."""

    def __init__(self, stripe: Stripe) -> None:
        self._stripe = stripe

    async def put_on_sale(self, plan: Plan) -> Sale:
        """See the port."""
        product_id = f"aksio_{plan.id}"
        is_new_product = await self._product(product_id, plan)
        prices = await self._prices(product_id)
        wanted = lookup_key(plan)
        is_new_price = all(price.lookup_key != wanted for price in prices)
        if is_new_price:
            await self._sell(product_id, plan)
        old = [price for price in prices if price.lookup_key != wanted]
        for price in old:
            await self._retire(price)
        return Sale(plan_id=plan.id, is_new_product=is_new_product, is_new_price=is_new_price, retired_prices=len(old))

    async def _product(self, product_id: str, plan: Plan) -> bool:
        shown = {"name": f"Aksio {plan.name}", "description": plan.description or plan.name}
        try:
            product = await self._stripe.ask(lambda v1: v1.products.retrieve_async(product_id), Product)
        except MissingAtStripe:
            new = {"id": product_id, **shown}
            await self._stripe.ask(lambda v1: v1.products.create_async(new), Product)
            return True
        if (product.name, product.description, product.active) != (shown["name"], shown["description"], True):
            changed = shown | {"active": True}
            await self._stripe.ask(lambda v1: v1.products.update_async(product_id, changed), Product)
        return False

    async def _prices(self, product_id: str) -> list[StripePrice]:
        params = {"product": product_id, "active": True, "limit": 100}
        return (await self._stripe.ask(lambda v1: v1.prices.list_async(params), StripeList[StripePrice])).data

    async def _sell(self, product_id: str, plan: Plan) -> None:
        price = {
            "product": product_id,
            "unit_amount": plan.price.amount,
            "currency": plan.price.currency,
            "recurring": {"interval": plan.price.interval.value},
            "lookup_key": lookup_key(plan),
            # An old price of the same name, retired when the amount was changed, gives it back.
            "transfer_lookup_key": True,
            "metadata": {PLAN: plan.id},
        }
        await self._stripe.ask(lambda v1: v1.prices.create_async(price), StripePrice)

    async def _retire(self, price: StripePrice) -> None:
        await self._stripe.ask(lambda v1: v1.prices.update_async(price.id, {"active": False}), StripePrice)
