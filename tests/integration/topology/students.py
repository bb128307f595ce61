"""Students at work while things break."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

from tests.integration.topology.device import Acknowledged, Device, UnansweredError

_GENERATED = 6
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


class Student:
    """One person with one device, who thinks for a while between two acts."""

    def __init__(
        self, number: int, webs: list[str], told: Acknowledged, chance: random.Random, *, think_seconds: float
    ) -> None:
        self._think_seconds = think_seconds
        self._device = Device(f"student-{number}@example.org", webs, told, chance)
        self._told = told
        self._chance = chance
        self._cards: list[UUID] = []

    async def study(self, until: asyncio.Event) -> None:
        """Until then, and to the end of what is under way."""
        try:
            await self._begin()
            await self._try(self._generate)
            while not until.is_set():
                await self._try(self._do_something)
                await asyncio.sleep(self._think_seconds)
        finally:
            await self._device.client.aclose()

    async def _try(self, something: Callable[[], Awaitable[None]]) -> None:
        try:
            await something()
        except UnansweredError:
            self._told.unanswered += 1

    async def _do_something(self) -> None:
        if self._chance.random() < 0.25 or not self._cards:
            await self._write_a_card()
        elif self._chance.random() < 0.97:
            await self._review()
        else:
            await self._generate()

    async def _begin(self) -> None:
        await self._device.register()
        self._course = (await self._device.insist("/courses", {"name": "Instruments"}))["id"]
        await self._upload()

    async def _upload(self) -> None:
        """Without an answer nobody knows: then another document is sent, and only what was answered counts."""
        files, path = {"file": ("chapter.md", CHAPTER.encode())}, f"/courses/{self._course}/documents"
        device = self._device
        document = await device.persist(
            lambda web: device.client.post(web + path, files=files, headers=device.headers())
        )
        self._told.documents.append(UUID(document["id"]))

    async def _generate(self) -> None:
        wanted = {"kind": "flashcards", "course_id": self._course, "count": _GENERATED}
        self._told.generations.append(UUID((await self._device.post("/assessments/generations", wanted))["id"]))

    async def _write_a_card(self) -> None:
        card = {"course_id": self._course, "front": f"What is {uuid4()}?", "back": "A number."}
        written = UUID((await self._device.post("/assessments/flashcards", card))["id"])
        self._cards.append(written)
        self._told.cards.append(written)

    async def _review(self) -> None:
        review = uuid4()
        path = f"/assessments/flashcards/{self._chance.choice(self._cards)}/reviews"
        await self._device.post(path, {"rating": self._chance.randrange(6), "review_id": str(review)}, keyed=False)
        self._told.reviews.append(review)
