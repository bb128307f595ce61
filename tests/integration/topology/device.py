"""Asks one web process after the other until somebody answers: every request is repeated, with its key."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.integration.http_client import PASSWORD

_MOST_TRIES = 600
_MOST_IN_FLIGHT = 10


class UnansweredError(Exception):
    """The process that had the request was killed, and its key is free only after a minute: nobody waits for that."""


@dataclass
class Acknowledged:
    """What people were told is done. Payments are counted by who paid, or could not."""

    cards: list[UUID] = field(default_factory=list)
    reviews: list[UUID] = field(default_factory=list)
    generations: list[UUID] = field(default_factory=list)
    documents: list[UUID] = field(default_factory=list)
    payments: Counter[str] = field(default_factory=Counter)
    failed_payments: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    repeated: int = 0
    unanswered: int = 0


class Device:
    """One person's. What they are told is noted in `told`."""

    def __init__(self, email: str, webs: list[str], told: Acknowledged, chance: random.Random) -> None:
        self.email = email
        self.told = told
        self.client = httpx.AsyncClient(timeout=8)
        self._webs = webs
        self._chance = chance
        self._token: str | None = None

    async def register(self) -> str:
        """Log in as somebody new. Returns their id. Where nobody answers, the address may be taken: then another."""
        while True:
            try:
                body = await self.post("/auth/register", {"email": self.email, "password": PASSWORD})
                break
            except UnansweredError:
                self.told.unanswered += 1
                self.email = f"again-{self.email}"
        self._token = body["access_token"]
        return str(body["user"]["id"])

    async def get(self, path: str) -> Any:
        """What is shown there."""
        return await self.persist(lambda web: self.client.get(web + path, headers=self.headers()))

    async def post(self, path: str, body: Any = None, *, keyed: bool = True) -> Any:
        """With a key of its own; what has an id of its own, such as a review, needs none."""
        key = {"Idempotency-Key": str(uuid4())} if keyed else {}
        return await self.persist(lambda web: self.client.post(web + path, json=body, headers=self.headers() | key))

    async def insist(self, path: str, body: Any) -> Any:
        """As `post`, and where nobody answers once more, under another key: for what may be done twice."""
        while True:
            try:
                return await self.post(path, body)
            except UnansweredError:
                self.told.unanswered += 1

    async def persist(self, send: Callable[[str], Awaitable[httpx.Response]]) -> Any:
        """The answer, in the end. Raises UnansweredError."""
        in_flight = 0
        for tried in range(_MOST_TRIES):
            web = self._webs[(tried + self._chance.randrange(2)) % len(self._webs)] + "/api/v1"
            try:
                answer = await send(web)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code < 300:
                return answer.json()
            if answer is not None and answer.status_code == 401:
                await self._log_in_again(web)
            elif answer is not None and answer.status_code not in (409, 503):
                self.told.wrong.append(f"{answer.request.url.path}: {answer.status_code} {answer.text[:300]}")
            in_flight += answer is not None and answer.status_code == 409
            if in_flight > _MOST_IN_FLIGHT:
                raise UnansweredError
            self.told.repeated += 1
            await asyncio.sleep(0.1)
        raise AssertionError(f"Nobody answers {self.email}.")

    async def _log_in_again(self, web: str) -> None:
        """Access tokens are good for a quarter of an hour, and the long form takes two of them."""
        with suppress(httpx.TransportError):
            answer = await self.client.post(f"{web}/auth/login", json={"email": self.email, "password": PASSWORD})
            if answer.is_success:
                self._token = answer.json()["access_token"]

    def headers(self) -> dict[str, str]:
        """What shows who they are."""
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}
