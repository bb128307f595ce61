"""Which plan counts, by the stored state and the time alone."""

from datetime import timedelta

import pytest

from aksio.domain.billing.entitlement import GRACE, LATE_NEWS, entitlement_of
from aksio.domain.billing.plan import FREE
from aksio.domain.billing.subscription_state import SubscriptionStatus
from tests.make.billing import NOW, PRO, a_state, plans_of

PLANS = plans_of(generations=3)
MOMENT = timedelta(microseconds=1)
STATE = a_state()


def test_nobody_who_bought_nothing_has_more_than_the_free_plan() -> None:
    entitlement = entitlement_of(None, PLANS, now=NOW)
    assert (entitlement.plan.id, entitlement.until) == (FREE, None)


@pytest.mark.parametrize("status", [SubscriptionStatus.ACTIVE, SubscriptionStatus.TRIALING])
def test_what_is_paid_or_tried_lasts_a_day_longer_than_its_period_in_case_news_are_late(
    status: SubscriptionStatus,
) -> None:
    ends = STATE.period_end + LATE_NEWS
    assert entitlement_of(a_state(status), PLANS, now=ends - MOMENT).plan.id == PRO
    assert entitlement_of(a_state(status), PLANS, now=ends).plan.id == FREE


def test_what_is_owed_is_forgiven_for_a_week_from_the_invoice_on() -> None:
    owed = a_state(SubscriptionStatus.PAST_DUE, paid=False)
    assert owed.invoice is not None
    ends = owed.invoice.created_at + GRACE
    before = entitlement_of(owed, PLANS, now=ends - MOMENT)
    assert (before.plan.id, before.until, before.in_grace) == (PRO, ends, True)
    assert entitlement_of(owed, PLANS, now=ends).plan.id == FREE


def test_an_end_that_is_agreed_on_ends_it_without_any_news() -> None:
    leaving = a_state(cancel_at=NOW + timedelta(days=2))
    assert entitlement_of(leaving, PLANS, now=NOW + timedelta(days=2) - MOMENT).plan.id == PRO
    assert entitlement_of(leaving, PLANS, now=NOW + timedelta(days=2)).plan.id == FREE


@pytest.mark.parametrize(
    "status",
    [
        SubscriptionStatus.INCOMPLETE,
        SubscriptionStatus.INCOMPLETE_EXPIRED,
        SubscriptionStatus.UNPAID,
        SubscriptionStatus.PAUSED,
        SubscriptionStatus.CANCELED,
    ],
)
def test_what_was_never_paid_or_is_over_gives_nothing(status: SubscriptionStatus) -> None:
    assert entitlement_of(a_state(status), PLANS, now=NOW).plan.id == FREE
