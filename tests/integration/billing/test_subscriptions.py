"""Buying, keeping and losing a plan over HTTP, against a server that remembers like Stripe."""

from datetime import timedelta

from tests.integration.billing.shop import Shop, plan_of, subscription_of
from tests.integration.http_client import Learner
from tests.standin.stripe_books import DAY, MONTH


async def test_everybody_sees_the_plans(shop: Shop) -> None:
    plans = (await shop.api.get("/billing/plans")).json()["items"]
    assert [(plan["id"], plan["amount"]) for plan in plans] == [("free", 0), ("pro", 999), ("team", 2999)]
    assert plans[1]["trial_days"] == 14
    assert plans[0]["limits"]["generations"] < plans[1]["limits"]["generations"] < plans[2]["limits"]["generations"]


async def test_who_buys_nothing_has_the_free_plan(student: Learner) -> None:
    shown = await subscription_of(student)
    assert (shown["plan_id"], shown["status"], shown["entitled_until"], shown["can_try"]) == (
        "free",
        "none",
        None,
        True,
    )
    for path in ("invoices", "payments"):
        assert (await student.get(f"/billing/{path}")).json() == {"items": [], "next_cursor": None}
    for path in ("portal", "subscription/cancel", "subscription/resume"):
        answer = await student.post(f"/billing/{path}")
        assert (answer.status_code, answer.json()["code"]) == (409, "no_subscription")


async def test_pro_is_tried_then_paid_month_by_month(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student)
    tried = await subscription_of(student)
    assert (tried["plan_id"], tried["status"], tried["can_try"]) == ("pro", "trialing", False)
    assert subscription["trial_end"] == shop.books.now + 14 * DAY
    assert (await student.get("/billing/usage")).json()["generations"] == {"used": 0, "limit": 2_000}
    assert (await student.get("/billing/payments")).json()["items"] == []

    student = await shop.month_goes_by(subscription, student)
    await shop.tell_all()
    assert await plan_of(student) == ("pro", "active")
    [payment] = (await student.get("/billing/payments")).json()["items"]
    assert (payment["status"], payment["amount"], payment["currency"]) == ("succeeded", 999, "eur")
    first = (await student.get("/billing/invoices?limit=1")).json()
    second = (await student.get(f"/billing/invoices?limit=1&cursor={first['next_cursor']}")).json()
    assert [one["amount_paid"] for one in first["items"] + second["items"]] == [999, 0]
    assert second["next_cursor"] is None


async def test_nothing_is_bought_twice(shop: Shop, student: Learner) -> None:
    await shop.buys(student)
    again = await student.post("/billing/checkout", {"plan_id": "team"})
    assert (again.status_code, again.json()["code"]) == (409, "already_subscribed")
    assert len(shop.books.all("customer")) == 1


async def test_a_second_subscription_has_no_trial(shop: Shop, student: Learner) -> None:
    first = await shop.buys(student)
    shop.books.end(first)
    await shop.tell_all()
    assert await plan_of(student) == ("free", "canceled")
    second = await shop.buys(student)
    assert (second["status"], second["trial_end"]) == ("active", None)
    assert await plan_of(student) == ("pro", "active")


async def test_a_plan_is_left_at_the_end_of_what_was_paid(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student, "team")
    cancelled = (await student.post("/billing/subscription/cancel")).json()
    assert (cancelled["plan_id"], cancelled["status"]) == ("team", "active")
    assert cancelled["cancel_at"] == cancelled["period_end"] == cancelled["entitled_until"]
    resumed = (await student.post("/billing/subscription/resume")).json()
    assert (resumed["plan_id"], resumed["cancel_at"]) == ("team", None)

    await student.post("/billing/subscription/cancel")
    student = await shop.days_go_by(MONTH // DAY, student)
    assert await plan_of(student) == ("free", "active"), "the time alone ends it, whatever Stripe tells or does not"
    shop.books.next_period(subscription)
    await shop.tell_all()
    assert await plan_of(student) == ("free", "canceled")


async def test_a_payment_that_fails_is_mailed_forgiven_for_a_week_and_made_good(shop: Shop, student: Learner) -> None:
    await shop.verifies(student)
    subscription = await shop.buys(student, "team")
    student = await shop.month_goes_by(subscription, student, pays=False)
    await shop.tell_all()
    mail = await shop.console.mail_to(student.email, about="29.99")
    assert "EUR" in mail
    owed = await subscription_of(student)
    assert (owed["plan_id"], owed["status"], owed["in_grace"]) == ("team", "past_due", True)

    student = await shop.days_go_by(6, student)
    assert (await plan_of(student))[0] == "team"
    student = await shop.days_go_by(1, student)
    assert (await plan_of(student))[0] == "free"

    shop.books.pay_again(subscription, pays=True)
    await shop.tell_all()
    assert await plan_of(student) == ("team", "active")
    payments = (await student.get("/billing/payments")).json()["items"]
    assert [one["status"] for one in payments] == ["succeeded", "failed", "succeeded"]
    assert payments[1]["failure"] == "Your card was declined."
    assert sum("29.99" in one for one in shop.console.mails) == 1


async def test_a_card_that_is_refused_at_once_buys_nothing(shop: Shop, student: Learner) -> None:
    await shop.buys(student, "team", pays=False)
    assert await plan_of(student) == ("free", "incomplete")
    await shop.buys(student, "team")
    assert await plan_of(student) == ("team", "active")


async def test_the_portal_is_the_customers_own(shop: Shop, student: Learner) -> None:
    await shop.buys(student)
    answer = await student.post("/billing/portal")
    [session] = shop.books.all("billing_portal.session")
    assert answer.json() == {"url": session["url"]}
    assert session["customer"] == shop.books.all("customer")[0]["id"]


async def test_stripe_is_told_no_more_than_an_id(shop: Shop, student: Learner) -> None:
    await shop.buys(student)
    [customer] = shop.books.all("customer")
    assert customer["metadata"] == {"learner_id": str(student.id)}
    assert student.email not in str(shop.books.things)


async def test_what_cannot_be_bought_is_refused_with_the_reason(shop: Shop, student: Learner) -> None:
    for plan_id, status, code in (("gold", 404, "plan_not_found"), ("free", 422, "invalid")):
        answer = await student.post("/billing/checkout", {"plan_id": plan_id})
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    for price in shop.books.all("price"):
        price["active"] = False
    answer = await student.post("/billing/checkout", {"plan_id": "pro"})
    assert (answer.status_code, answer.json()["code"]) == (503, "plan_not_on_sale")


async def test_while_stripe_is_away_the_plan_stays_and_buying_waits(shop: Shop, student: Learner) -> None:
    await shop.buys(student)
    shop.stripe.down = True
    assert await plan_of(student) == ("pro", "trialing")
    for path in ("subscription/cancel", "portal"):
        answer = await student.post(f"/billing/{path}")
        assert (answer.status_code, answer.json()["code"]) == (503, "payments_unavailable")
        assert "Retry-After" in answer.headers
    assert (await student.get("/billing/invoices")).status_code == 503


async def test_a_renewal_that_nobody_told_of_costs_nobody_the_plan_at_once(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student, "team")
    student = await shop.month_goes_by(subscription, student)
    shop.clock.go_on(timedelta(hours=2))
    assert (await plan_of(await shop.api.log_in(student.email)))[0] == "team"
