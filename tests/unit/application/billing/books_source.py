"""The stand-in's books asked directly, and lives of subscriptions made by chance."""

from collections.abc import Awaitable, Callable, Iterator
from random import Random
from typing import Any

import msgspec

from aksio.adapters.stripe.subscriptions import state_of
from aksio.adapters.stripe.wire import StripeSubscription
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.billing.subscription_state import SubscriptionState, current_of
from tests.standin.stripe_books import StripeBooks, Thing

Step = Callable[[], Any]


class BooksSource:
    """A SubscriptionSource without HTTP. `meanwhile` happens after an answer was made and before it arrives."""

    def __init__(self, books: StripeBooks) -> None:
        self._books = books
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def current(self, customer_id: CustomerId) -> SubscriptionState | None:
        """See the port."""
        found = [
            one | {"latest_invoice": self._books.get(one["latest_invoice"], "invoice")}
            for one in self._books.all("subscription", customer=customer_id)
        ]
        answer = current_of(state_of(msgspec.convert(one, StripeSubscription)) for one in found)
        if self.meanwhile is not None:
            await self.meanwhile()
        return answer

    async def set_cancelling(self, subscription_id: str, *, cancelling: bool) -> None:
        """See the port."""
        self._books.set_cancelling(self._books.get(subscription_id, "subscription"), cancelling=cancelling)

    async def forget(self, customer_id: CustomerId) -> None:
        """See the port."""
        self._books.delete_customer(self._books.get(customer_id, "customer"))


def a_life(books: StripeBooks, chance: Random) -> Iterator[Step]:
    """A subscription of the customer `cus_2`: bought, then months, failures, second thoughts, and perhaps its end."""
    books.make("customer", "cus", id="cus_2")
    price = books.make("price", "price", unit_amount=999, currency="eur", metadata={"aksio_plan": "pro"}, active=True)
    session = books.make(
        "checkout.session", "cs", customer="cus_2", price=price["id"], trial_days=chance.choice((0, 14))
    )
    bought: list[Thing] = []
    yield lambda: bought.append(books.complete_checkout(f"https://x/{session['id']}"))
    for _ in range(chance.randrange(1, 8)):
        yield lambda: _something(books, bought[0], chance)
    if chance.random() < 0.3:
        yield lambda: _end(books, bought[0])


def _end(books: StripeBooks, subscription: Thing) -> None:
    if subscription["ended_at"] is None:
        books.end(subscription)


def _something(books: StripeBooks, subscription: Thing, chance: Random) -> None:
    if subscription["ended_at"] is not None:
        return
    if subscription["status"] == "past_due":
        books.pay_again(subscription, pays=chance.random() < 0.5)
    elif chance.random() < 0.5:
        books.next_period(subscription, pays=chance.random() < 0.6)
    else:
        books.set_cancelling(subscription, cancelling=chance.random() < 0.5)
