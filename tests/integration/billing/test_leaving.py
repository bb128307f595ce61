"""Billing in an export, and what an erasure leaves of it: nothing here and nothing at Stripe."""

from datetime import timedelta

from aksio.domain.shared.ids import LearnerId
from tests.integration.billing.shop import Shop, plan_of
from tests.integration.http_client import Learner
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until

_A_WHILE = timedelta(minutes=1)


async def test_an_export_holds_the_subscription_and_what_was_used(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student)
    await uploaded(student, await a_course_of(student), name="light.md")
    exported = (await student.get("/users/me/export")).json()
    [kept] = exported["subscriptions"]
    assert (kept["customer_id"], kept["state"]["id"]) == (subscription["customer"], subscription["id"])
    assert [one["meter"] for one in exported["usage"]] == ["documents"]
    assert [one["meter"] for one in exported["usage_reservations"]] == ["documents"]


async def test_an_erasure_ends_the_subscription_at_stripe_first(shop: Shop, student: Learner) -> None:
    other = await shop.api.register("grace@example.org")
    await shop.buys(other)
    subscription = await shop.buys(student)
    await uploaded(student, await a_course_of(student), name="light.md")
    shop.stripe.down = True
    assert (await student.delete("/users/me")).status_code == 202
    await until(lambda: _calls(shop), lambda calls: "DELETE customers/id" in calls)
    assert subscription["ended_at"] is None
    reader = shop.api.container.adapters.subscriptions_reader()
    assert await reader.subscription(LearnerId(student.id)) is not None

    shop.stripe.down = False
    await until(lambda: _redriven(shop, student), lambda left: left is None)
    assert subscription["ended_at"] is not None
    assert shop.books.things[subscription["customer"]]["deleted"]
    other = await shop.api.log_in(other.email)
    assert await plan_of(other) == ("pro", "trialing")
    # What Stripe tells of it afterwards is about nobody.
    await shop.tell_all()


async def _calls(shop: Shop) -> list[str]:
    return shop.stripe.calls


async def _redriven(shop: Shop, student: Learner) -> object:
    """The clock goes on, so that what failed is tried again."""
    shop.clock.go_on(_A_WHILE)
    return await shop.api.container.adapters.subscriptions_reader().subscription(LearnerId(student.id))
