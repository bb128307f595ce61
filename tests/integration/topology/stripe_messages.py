"""What Stripe tells while things break: in any order, some of it twice, and again until somebody takes it."""

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx

from tests.standin.stripe_books import StripeBooks, Thing
from tests.standin.stripe_server import signed

WEBHOOK = "/api/v1/billing/webhooks/stripe"
_PAUSE_SECONDS = 0.05
_TWICE = 0.3
_REFUSED_FOR_GOOD = (400, 401, 403, 404, 422)


@dataclass
class StripeMessages:
    """`taken` counts messages that were acknowledged, repetitions included."""

    books: StripeBooks
    webs: list[str]
    chance: random.Random
    taken: int = 0
    wrong: list[str] = field(default_factory=list)
    _read: int = 0
    _waiting: list[Thing] = field(default_factory=list)

    async def go_on(self, over: asyncio.Event) -> None:
        """Until then, and until everything is taken."""
        async with httpx.AsyncClient(timeout=8) as client:
            while not over.is_set() or self._waiting:
                self._look()
                if self._waiting:
                    await self._tell_one(client)
                else:
                    await asyncio.sleep(_PAUSE_SECONDS)

    def _look(self) -> None:
        """What is new; the books are written by many hands."""
        with self.books.lock:
            self._waiting += self.books.events[self._read :]
            self._read = len(self.books.events)

    async def _tell_one(self, client: httpx.AsyncClient) -> None:
        event = self.chance.choice(self._waiting)
        body, headers = signed(event, at=time.time())
        try:
            answer = await client.post(self.chance.choice(self.webs) + WEBHOOK, content=body, headers=headers)
        except httpx.TransportError:
            await asyncio.sleep(_PAUSE_SECONDS)
            return
        if answer.status_code in _REFUSED_FOR_GOOD:
            self.wrong.append(f"{event['type']} was refused: {answer.status_code} {answer.text[:300]}")
        if answer.is_success:
            self.taken += 1
        if (answer.is_success and self.chance.random() > _TWICE) or answer.status_code in _REFUSED_FOR_GOOD:
            self._waiting.remove(event)
