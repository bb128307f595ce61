"""What Stripe sends by itself: genuine, forged, doubled, late, lost and out of order."""

import asyncio
import random

import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.billing.shop import WEBHOOK, Shop, plan_of, subscription_of
from tests.integration.http_client import Api, Learner
from tests.standin.stripe_server import signed

TOLERATED = 300


@pytest.mark.parametrize(
    "header",
    [None, "", "t=,v1=", "v1=00", "t=1772452800", "t=1772452800,v1=00", "t=x,v1=00", "t=1772452800,t=1,v1=00", "é"],
)
async def test_what_is_not_signed_is_refused_and_changes_nothing(
    shop: Shop, student: Learner, header: str | None
) -> None:
    await shop.buys(student, told=False)
    body, _ = signed(shop.books.events[-1], at=shop.clock.now().timestamp())
    headers = [] if header is None else [(b"Stripe-Signature", header.encode())]
    answer = await shop.api.client.post(WEBHOOK, content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_signature")
    assert (await plan_of(student))[0] == "free"


async def test_a_signature_is_good_for_this_body_this_secret_and_five_minutes(shop: Shop, student: Learner) -> None:
    await shop.buys(student, told=False)
    event, now = shop.books.events[-1], shop.clock.now().timestamp()
    body, headers = signed(event, at=now)
    changed = await shop.api.client.post(WEBHOOK, content=body + b" ", headers=headers)
    assert changed.status_code == 400
    assert (await shop.tell(event, secret="whsec_of_somebody_else")).status_code == 400
    for late in (TOLERATED + 1, -TOLERATED - 1):
        assert (await shop.tell(event, late=late)).status_code == 400
    assert (await plan_of(student))[0] == "free"
    assert (await shop.tell(event, late=TOLERATED)).status_code == 204
    assert (await plan_of(student))[0] == "pro"


async def test_what_is_signed_but_makes_no_sense_is_refused(shop: Shop) -> None:
    for nonsense in ({}, {"id": "evt_1"}, {"id": "evt_1", "data": {"object": {"customer": 7}}}):
        assert (await shop.tell(nonsense)).status_code == 422


async def test_news_about_nobody_we_know_are_taken_and_forgotten(shop: Shop) -> None:
    for thing in ({"object": "balance"}, {"object": "customer", "id": "cus_x"}, {"object": "x", "customer": "cus_x"}):
        assert (await shop.tell({"id": "evt_x", "data": {"object": thing}})).status_code == 204


async def test_without_a_secret_the_door_is_closed(api: Api) -> None:
    body, headers = signed({"id": "evt_1"}, at=0, secret="")
    answer = await api.client.post(WEBHOOK, content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "webhook_closed")


async def test_doubled_and_simultaneous_news_have_their_effect_once(shop: Shop, student: Learner) -> None:
    await shop.verifies(student)
    subscription = await shop.buys(student, "team")
    student = await shop.month_goes_by(subscription, student, pays=False)
    failed = [event for event in shop.books.events[shop.told :] for _ in range(4)]
    answers = await asyncio.gather(*(shop.tell(event) for event in failed))
    assert {answer.status_code for answer in answers} == {204}
    await shop.console.mail_to(student.email, about="29.99")
    await shop.tell_all(failed)
    assert await plan_of(student) == ("team", "past_due")
    assert sum("29.99" in mail for mail in shop.console.mails) == 1


async def test_events_in_any_order_long_after_the_fact_show_what_is_true_now(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student, told=False)
    student = await shop.month_goes_by(subscription, student)
    shop.books.set_cancelling(subscription, cancelling=True)
    shop.books.set_cancelling(subscription, cancelling=False)
    events = shop.books.events * 2
    random.Random(7).shuffle(events)
    for event in events:
        await shop.tell_all([event])
        shown = await subscription_of(student)
        assert (shown["plan_id"], shown["status"], shown["cancel_at"]) == ("pro", "active", None)


async def test_news_that_come_while_stripe_is_away_are_sent_again(shop: Shop, student: Learner) -> None:
    await shop.buys(student, told=False)
    shop.stripe.down = True
    event = shop.books.events[0]
    assert (await shop.tell(event)).status_code == 503
    shop.stripe.down = False
    assert (await shop.tell(event)).status_code == 204
    assert (await plan_of(student))[0] == "pro"


async def test_what_nobody_told_of_is_mended_within_the_hour(shop: Shop, student: Learner) -> None:
    subscription = await shop.buys(student, "team", told=False)
    reconcile = shop.api.container.billing.reconcile_subscriptions()
    report = await reconcile()
    assert (report.asked, report.mended) == (1, 1)
    assert await plan_of(student) == ("team", "active")
    shop.books.end(subscription)
    assert ((await reconcile()).mended, (await reconcile()).mended) == (1, 0)
    assert await plan_of(student) == ("free", "canceled")


async def test_reconciling_where_nothing_is_sold_does_nothing(api: Api, settings: Settings) -> None:
    assert settings.stripe_api_key is None
    report = await api.container.billing.reconcile_subscriptions()()
    assert (report.asked, report.mended) == (0, 0)
