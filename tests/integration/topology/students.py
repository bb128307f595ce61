"""Students at work while things break. Every request is repeated, with its key, until somebody answers it."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.integration.http_client import PASSWORD

_PAUSE_SECONDS = 0.03
_GENERATED = 6
_MOST_TRIES = 600
_MOST_IN_FLIGHT = 10
CHAPTER = "\f".join(
    f"# Part {number}\n\nA {name} is a device that measures {what}. The {name} was invented in 18{number}0."
    for number, (name, what) in enumerate(
        [
            ("thermometer", "temperature"), ("barometer", "air pressure"), ("hygrometer", "humidity"),
            ("anemometer", "wind speed"), ("seismometer", "motion of the ground"), ("photometer", "light"),
        ],
        start=1,
    )
)  # fmt: skip


class UnansweredError(Exception):
    """The process that had the request was killed, and its key is free only after a minute: nobody waits for that."""


@dataclass
class Acknowledged:
    """What the students were told is done."""

    cards: list[UUID] = field(default_factory=list)
    reviews: list[UUID] = field(default_factory=list)
    generations: list[UUID] = field(default_factory=list)
    documents: list[UUID] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    repeated: int = 0
    unanswered: int = 0


class Student:
    """One person with one device, that asks one web process after the other until it gets an answer."""

    def __init__(self, number: int, webs: list[str], told: Acknowledged, chance: random.Random) -> None:
        self._email = f"student-{number}@example.org"
        self._webs = webs
        self._told = told
        self._chance = chance
        self._client = httpx.AsyncClient(timeout=8)
        self._token: str | None = None
        self._cards: list[UUID] = []

    async def study(self, until: asyncio.Event) -> None:
        """Until then, and to the end of what is under way."""
        try:
            await self._begin()
            while not until.is_set():
                try:
                    await self._do_something()
                except UnansweredError:
                    self._told.unanswered += 1
                await asyncio.sleep(_PAUSE_SECONDS)
        finally:
            await self._client.aclose()

    async def _do_something(self) -> None:
        if self._chance.random() < 0.25 or not self._cards:
            await self._write_a_card()
        elif self._chance.random() < 0.97:
            await self._review()
        else:
            await self._generate()

    async def _begin(self) -> None:
        body = await self._post("/auth/register", {"email": self._email, "password": PASSWORD})
        self._token = body["access_token"]
        self._course = (await self._post("/courses", {"name": "Instruments"}))["id"]
        await self._upload()
        await self._generate()

    async def _upload(self) -> None:
        """Without an answer nobody knows: then another document is sent, and only what was answered counts."""
        files, path = {"file": ("chapter.md", CHAPTER.encode())}, f"/courses/{self._course}/documents"
        document = await self._persist(lambda web: self._client.post(web + path, files=files, headers=self._headers()))
        self._told.documents.append(UUID(document["id"]))

    async def _generate(self) -> None:
        wanted = {"kind": "flashcards", "course_id": self._course, "count": _GENERATED}
        self._told.generations.append(UUID((await self._post("/assessments/generations", wanted))["id"]))

    async def _write_a_card(self) -> None:
        card = {"course_id": self._course, "front": f"What is {uuid4()}?", "back": "A number."}
        written = UUID((await self._post("/assessments/flashcards", card))["id"])
        self._cards.append(written)
        self._told.cards.append(written)

    async def _review(self) -> None:
        review = uuid4()
        path = f"/assessments/flashcards/{self._chance.choice(self._cards)}/reviews"
        await self._post(path, {"rating": self._chance.randrange(6), "review_id": str(review)}, keyed=False)
        self._told.reviews.append(review)

    async def _post(self, path: str, body: Any, *, keyed: bool = True) -> Any:
        """With a key of its own; a review needs none, its id says whether it is the same."""
        headers = self._headers() | ({"Idempotency-Key": str(uuid4())} if keyed else {})
        return await self._persist(lambda web: self._client.post(web + path, json=body, headers=headers))

    async def _persist(self, send: Any) -> Any:
        in_flight = 0
        for tried in range(_MOST_TRIES):
            web = self._webs[(tried + self._chance.randrange(2)) % len(self._webs)] + "/api/v1"
            try:
                answer = await send(web)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code < 300:
                return answer.json()
            if answer is not None and answer.status_code not in (409, 503):
                self._told.wrong.append(f"{answer.request.url.path}: {answer.status_code} {answer.text[:300]}")
            in_flight += answer is not None and answer.status_code == 409
            if in_flight > _MOST_IN_FLIGHT:
                raise UnansweredError
            self._told.repeated += 1
            await asyncio.sleep(0.1)
        raise AssertionError(f"Nobody answers {self._email}.")

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}
