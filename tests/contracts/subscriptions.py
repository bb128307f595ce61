"""What every storage of subscriptions promises."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.billing.ports import BillingUnitOfWork, SubscriptionsReader
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.subscription_state import SubscriptionStatus
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId
from tests.make.billing import NOW, a_state, a_subscription

NewUnitOfWork = Callable[[], BillingUnitOfWork]
LATER = NOW + timedelta(days=9)


async def keep(new_uow: NewUnitOfWork, *subscriptions: Subscription) -> None:
    async with new_uow() as uow:
        for subscription in subscriptions:
            uow.subscriptions.add(subscription)
        await uow.commit()


class SubscriptionsContract:
    """Subclasses give the fixtures `new_uow` and `reader`, on the same storage."""

    @pytest.fixture
    def reader(self) -> SubscriptionsReader:
        raise NotImplementedError

    async def test_what_is_kept_is_found_again_whole(self, new_uow: NewUnitOfWork, reader: SubscriptionsReader) -> None:
        state = a_state(cancel_at=LATER, ended_at=LATER, trial_end=NOW)
        subscription = a_subscription(state=state)
        subscription.had_trial = True
        subscription.looked_for_at = LATER
        await keep(new_uow, subscription)
        async with new_uow() as uow:
            by_learner = await uow.subscriptions.find(subscription.learner_id)
            by_customer = await uow.subscriptions.of_customer(subscription.customer_id)
        read = await reader.subscription(subscription.learner_id)
        for found in (by_learner, by_customer, read):
            assert found is not None
            assert (found.state, found.had_trial, found.looked_for_at, found.created_at) == (state, True, LATER, NOW)
            assert (found.learner_id, found.customer_id) == (subscription.learner_id, subscription.customer_id)

    async def test_nobody_is_there_who_was_not_kept(self, new_uow: NewUnitOfWork, reader: SubscriptionsReader) -> None:
        async with new_uow() as uow:
            assert await uow.subscriptions.find(LearnerId(UUID(int=5))) is None
            assert await uow.subscriptions.of_customer(CustomerId("cus_5")) is None
        assert await reader.subscription(LearnerId(UUID(int=5))) is None

    async def test_one_customer_is_one_learner(self, new_uow: NewUnitOfWork) -> None:
        await keep(new_uow, a_subscription(1))
        twin = a_subscription(2)
        twin.customer_id = CustomerId("cus_1")
        for again in (twin, a_subscription(1)):
            with pytest.raises(Conflict):
                await keep(new_uow, again)

    async def test_an_older_answer_is_not_written_over_a_newer_one(
        self, new_uow: NewUnitOfWork, reader: SubscriptionsReader
    ) -> None:
        await keep(new_uow, a_subscription())
        async with new_uow() as uow:
            slow = await uow.subscriptions.find(a_subscription().learner_id)
        async with new_uow() as uow:
            quick = await uow.subscriptions.find(a_subscription().learner_id)
            assert slow is not None
            assert quick is not None
            quick.follow(a_state(), now=NOW)
            uow.subscriptions.save(quick)
            await uow.commit()
        slow.follow(a_state(SubscriptionStatus.INCOMPLETE), now=NOW)
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                uow.subscriptions.save(slow)
                await uow.commit()
        stored = await reader.subscription(quick.learner_id)
        assert stored is not None
        assert stored.state == a_state()

    async def test_those_that_may_change_are_listed_in_pages(
        self, new_uow: NewUnitOfWork, reader: SubscriptionsReader
    ) -> None:
        over = a_state(SubscriptionStatus.CANCELED, ended_at=NOW)
        live = [a_subscription(number, a_state()) for number in (1, 2, 3)]
        ended, fresh = a_subscription(4, over), a_subscription(5)
        fresh.looked_for_at = LATER
        await keep(new_uow, *live, ended, fresh)
        since = NOW + timedelta(days=1)
        first = await reader.unsettled(looked_for_since=since, after=None, limit=3)
        second = await reader.unsettled(looked_for_since=since, after=first[-1], limit=3)
        assert [one.int for one in (*first, *second)] == [1, 2, 3, 5]

    async def test_what_is_removed_is_gone(self, new_uow: NewUnitOfWork, reader: SubscriptionsReader) -> None:
        await keep(new_uow, a_subscription())
        async with new_uow() as uow:
            found = await uow.subscriptions.find(a_subscription().learner_id)
            assert found is not None
            uow.subscriptions.remove(found)
            await uow.commit()
        assert await reader.subscription(a_subscription().learner_id) is None
