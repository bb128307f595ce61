"""What follows from what the payment provider shows, and what is told of it."""

from datetime import timedelta

import pytest

from aksio.domain.billing.events import PaymentFailed, PaymentReceived, SubscriptionChanged
from aksio.domain.billing.subscription import AlreadySubscribed, NoSubscription, Subscription
from aksio.domain.billing.subscription_state import SubscriptionState, SubscriptionStatus
from tests.make.billing import NOW, a_state, a_subscription


def told(subscription: Subscription, state: SubscriptionState | None) -> list[type]:
    subscription.follow(state, now=NOW)
    return [type(event) for event in subscription.take_events()]


def test_a_life_is_told_step_by_step_and_nothing_twice() -> None:
    subscription = a_subscription()
    life: list[tuple[SubscriptionState, list[type]]] = [
        (a_state(SubscriptionStatus.INCOMPLETE, paid=False, attempts=0), [SubscriptionChanged]),
        (a_state(SubscriptionStatus.ACTIVE), [SubscriptionChanged, PaymentReceived]),
        (a_state(SubscriptionStatus.PAST_DUE, paid=False, attempts=2), [SubscriptionChanged, PaymentFailed]),
        (a_state(SubscriptionStatus.PAST_DUE, paid=False, attempts=3), [PaymentFailed]),
        (a_state(SubscriptionStatus.ACTIVE, attempts=4), [SubscriptionChanged, PaymentReceived]),
        (a_state(SubscriptionStatus.CANCELED, attempts=4, ended_at=NOW), [SubscriptionChanged]),
    ]
    for state, events in life:
        assert told(subscription, state) == events
        assert told(subscription, state) == []


def test_a_failure_says_how_much_how_often_and_how_long_it_is_forgiven() -> None:
    subscription = a_subscription()
    owed = a_state(SubscriptionStatus.PAST_DUE, paid=False, attempts=2)
    subscription.follow(owed, now=NOW)
    [failed] = [event for event in subscription.take_events() if isinstance(event, PaymentFailed)]
    assert (failed.amount, failed.currency, failed.attempts) == (999, "eur", 2)
    assert owed.invoice is not None
    assert failed.grace_until == owed.invoice.created_at + timedelta(days=7)


def test_a_trial_is_remembered_when_all_else_is_gone() -> None:
    subscription = a_subscription()
    subscription.follow(a_state(SubscriptionStatus.TRIALING, trial_end=NOW), now=NOW)
    subscription.follow(None, now=NOW)
    assert subscription.had_trial


def test_only_what_goes_on_stands_in_the_way_of_buying_or_can_be_cancelled() -> None:
    subscription = a_subscription(state=a_state())
    with pytest.raises(AlreadySubscribed):
        subscription.expect(now=NOW)
    subscription.follow(a_state(SubscriptionStatus.CANCELED, ended_at=NOW), now=NOW)
    subscription.expect(now=NOW + timedelta(days=1))
    assert subscription.looked_for_at == NOW + timedelta(days=1)
    with pytest.raises(NoSubscription):
        subscription.require_live()
