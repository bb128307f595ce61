"""People who pay for a plan month by month, cannot pay, and change their minds, while things break."""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.integration.topology.device import Acknowledged, Device, UnansweredError
from tests.standin.stripe_books import StripeBooks, Thing

_LOOK_SECONDS = 0.1
_MONTH_SECONDS = 1.5
"""Events of one person are delivered one after the other, about two a second."""
_KNOWN_WITHIN_LOOKS = 900


class Subscriber:
    """Each step is only taken when the last one is shown, as months lie between them: so each has its own effect."""

    def __init__(
        self, number: int, webs: list[str], books: StripeBooks, told: Acknowledged, chance: random.Random
    ) -> None:
        self._device = Device(f"subscriber-{number}@example.org", webs, told, chance)
        self._books = books
        self._told = told
        self._chance = chance

    async def subscribe(self, until: asyncio.Event) -> None:
        """Until then, and to the end of what is under way."""
        try:
            self._id = await self._device.register()
            self._subscription = await self._buy()
            while not until.is_set():
                await asyncio.sleep(_MONTH_SECONDS)
                await self._chance.choice([self._pay, self._owe_and_pay, self._leave_and_stay])()
        finally:
            await self._device.client.aclose()

    async def _buy(self) -> Thing:
        url = (await self._device.insist("/billing/checkout", {"plan_id": "team"}))["url"]
        subscription = self._books.complete_checkout(url)
        await self._paid(subscription)
        return subscription

    async def _pay(self) -> None:
        self._books.next_period(self._subscription)
        await self._paid(self._subscription)

    async def _owe_and_pay(self) -> None:
        self._books.next_period(self._subscription, pays=False)
        await self._shown(lambda shown: shown["status"] == "past_due")
        self._told.failed_payments[self._id] += 1
        self._books.pay_again(self._subscription, pays=True)
        await self._paid(self._subscription)

    async def _leave_and_stay(self) -> None:
        """Their own words; Stripe's messages about them come besides."""
        for word, is_left in (("cancel", True), ("resume", False)):
            try:
                await self._device.post(f"/billing/subscription/{word}")
            except UnansweredError:
                self._told.unanswered += 1
                self._books.set_cancelling(self._subscription, cancelling=is_left)
            await self._shown(_is_left if is_left else _is_not_left)

    async def _paid(self, subscription: Thing) -> None:
        month = subscription["items"]["data"][0]["current_period_end"]
        await self._shown(lambda shown: shown["status"] == "active" and _seconds(shown["period_end"]) == month)
        self._told.payments[self._id] += 1

    async def _shown(self, is_known: Callable[[Any], bool]) -> None:
        for _ in range(_KNOWN_WITHIN_LOOKS):
            if is_known(await self._device.get("/billing/subscription")):
                return
            await asyncio.sleep(_LOOK_SECONDS)
        raise AssertionError(f"{self._device.email} waits for what Stripe has told.")


def _is_left(shown: Any) -> bool:
    return shown["cancel_at"] is not None


def _is_not_left(shown: Any) -> bool:
    return shown["cancel_at"] is None


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
