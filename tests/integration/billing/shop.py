"""Aksio beside a stand-in for Stripe: one clock for both, and messages that are sent when a test says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.integration.accounts.console import Console
from tests.integration.http_client import Api, Learner
from tests.make.clock import FixedClock
from tests.standin.stripe_books import StripeBooks, Thing
from tests.standin.stripe_server import WEBHOOK_SECRET, StripeStandIn, signed

WEBHOOK = "/api/v1/billing/webhooks/stripe"


@dataclass
class Shop:
    """Where plans are sold. `told` counts the events that Aksio was sent so far."""

    api: Api
    stripe: StripeStandIn
    clock: FixedClock
    console: Console
    told: int = 0

    @property
    def books(self) -> StripeBooks:
        return self.stripe.books

    async def tell(self, event: Thing, *, late: float = 0, secret: str = WEBHOOK_SECRET) -> httpx.Response:
        """Send one event, signed so many seconds ago."""
        body, headers = signed(event, at=self.clock.now().timestamp() - late, secret=secret)
        return await self.api.client.post(WEBHOOK, content=body, headers=headers)

    async def tell_all(self, events: Iterable[Thing] | None = None) -> None:
        """Send those, or all that are new, in order."""
        for event in self.books.events[self.told :] if events is None else events:
            answer = await self.tell(event)
            assert answer.status_code == 204, answer.text
        self.told = len(self.books.events)

    async def buys(self, learner: Learner, plan_id: str = "pro", *, pays: bool = True, told: bool = True) -> Thing:
        """Through the checkout, with a card. Returns the subscription as Stripe has it."""
        answer = await learner.post("/billing/checkout", {"plan_id": plan_id})
        assert answer.status_code == 200, answer.text
        subscription = self.books.complete_checkout(answer.json()["url"], pays=pays)
        if told:
            await self.tell_all()
        return subscription

    async def verifies(self, learner: Learner) -> None:
        """Their mailbox is confirmed, so that mail may go there."""
        mail = await self.console.mail_to(learner.email)
        token = re.search(r"enter this token: (\S+)", mail)
        assert token, mail
        assert (await self.api.post("/auth/email/verify", {"token": token[1]})).status_code < 300

    async def month_goes_by(self, subscription: Thing, learner: Learner, *, pays: bool = True) -> Learner:
        """Up to the next period. Returns the learner, logged in again: their login did not last so long."""
        self.books.next_period(subscription, pays=pays)
        self.clock.go_on(datetime.fromtimestamp(self.books.now, UTC) - self.clock.now())
        return await self.api.log_in(learner.email)

    async def days_go_by(self, days: int, learner: Learner) -> Learner:
        """Nothing happens at Stripe."""
        self.books.now = int(self.clock.go_on(timedelta(days=days)).timestamp())
        return await self.api.log_in(learner.email)


async def plan_of(learner: Learner) -> tuple[str, str]:
    """The plan that counts, and how the subscription stands."""
    shown = await subscription_of(learner)
    return shown["plan_id"], shown["status"]


async def subscription_of(learner: Learner) -> dict[str, Any]:
    """As it is shown."""
    answer = await learner.get("/billing/subscription")
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]
