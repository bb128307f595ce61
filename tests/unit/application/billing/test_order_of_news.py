"""However the messages of a subscription's life arrive, what is stored at the end is what is true."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.adapters.memory.billing import MemorySubscriptionsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.stripe.news import StripeNews
from aksio.application.billing.following import Following
from aksio.application.billing.reconcile_subscriptions import ReconcileSubscriptions
from aksio.application.billing.take_in_news import TakeInNews, TakeInNewsCommand
from aksio.domain.billing.events import PaymentFailed, PaymentReceived
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.billing.subscription_state import SubscriptionState
from tests.make.billing import a_subscription
from tests.make.clock import NOON, FixedClock
from tests.standin.stripe_books import StripeBooks, Thing
from tests.standin.stripe_server import WEBHOOK_SECRET, signed
from tests.unit.application.billing.books_source import BooksSource, a_life

LIVES = 500


class Listener:
    """Takes in what it is told, in memory."""

    def __init__(self, books: StripeBooks) -> None:
        self.source = BooksSource(books)
        self.store = MemoryStore()
        self.clock = FixedClock(NOON)
        following = Following(MemoryUnitOfWork(self.store), self.source, self.clock)
        self.reader = MemorySubscriptionsReader(self.store)
        self._take_in = TakeInNews(StripeNews(WEBHOOK_SECRET), following, self.clock)
        self.reconcile = ReconcileSubscriptions(self.reader, following, self.clock)

    async def open(self) -> None:
        """The learner went to the checkout."""
        async with MemoryUnitOfWork(self.store) as uow:
            uow.subscriptions.add(a_subscription())
            await uow.commit()

    async def hear(self, event: Thing) -> None:
        body, headers = signed(event, at=self.clock.now().timestamp())
        await self._take_in(TakeInNewsCommand(body=body, signature=headers["Stripe-Signature"]))

    async def state(self) -> SubscriptionState | None:
        stored = await self.reader.subscription(a_subscription().learner_id)
        assert stored is not None
        return stored.state

    @property
    def attempts_told(self) -> list[int]:
        return [event.attempts for event in self.store.outbox if isinstance(event, PaymentFailed)]


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, LIVES, 50)], ids=lambda r: r.start)
async def test_any_order_with_doubles_and_gaps_ends_in_the_truth(seeds: range) -> None:
    for seed in seeds:
        chance = Random(seed)
        books = StripeBooks(now=int(NOON.timestamp()))
        listener = Listener(books)
        await listener.open()
        waiting: list[Thing] = []
        for step in a_life(books, chance):
            step()
            waiting += books.events
            books.events = []
            chance.shuffle(waiting)
            # Some arrive while the life goes on, some late, some twice.
            while waiting and chance.random() < 0.6:
                event = waiting.pop()
                await listener.hear(event)
                if chance.random() < 0.3:
                    waiting.insert(0, event)
        lost = chance.random() < 0.3
        for event in [] if lost else waiting:
            await listener.hear(event)
        if lost:
            await listener.reconcile()
        truth = await listener.source.current(CustomerId("cus_2"))
        assert await listener.state() == truth, f"seed {seed}"
        assert (await listener.reconcile()).mended == 0


@settings(max_examples=100)
@given(seed=st.integers(0, 2**32), data=st.data())
async def test_what_is_told_at_the_end_of_a_life_is_told_once_in_any_order(seed: int, data: st.DataObject) -> None:
    books = StripeBooks(now=int(NOON.timestamp()))
    for step in a_life(books, Random(seed)):
        step()
    listener = Listener(books)
    await listener.open()
    for event in data.draw(st.permutations(books.events + books.events[:3])):
        await listener.hear(event)
    assert await listener.state() == await listener.source.current(CustomerId("cus_2"))
    money = [event for event in listener.store.outbox if isinstance(event, PaymentReceived | PaymentFailed)]
    assert len(money) <= 1


async def test_an_answer_that_was_overtaken_is_asked_for_again() -> None:
    books = StripeBooks(now=int(NOON.timestamp()))
    listener = Listener(books)
    await listener.open()
    steps = list(a_life(books, Random(1)))
    steps[0]()
    first = books.events[0]

    async def overtake() -> None:
        """While the first question is under way, things change and somebody else takes that in."""
        listener.source.meanwhile = None
        steps[1]()
        await listener.hear(books.events[-1])

    listener.source.meanwhile = overtake
    await listener.hear(first)
    assert await listener.state() == await listener.source.current(CustomerId("cus_2"))
