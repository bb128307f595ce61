"""The server is killed or stopped while people work: what was acknowledged is there, and nothing is there twice."""

import asyncio
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables.machinery import outbox
from tests.integration.http_client import PASSWORD, Learner, learner_of
from tests.integration.reliability.served import Served
from tests.make.polling import until

KILLS = int(os.environ.get("AKSIO_TEST_KILLS", "2"))
DEVICES = 6


@pytest.fixture
def served(database_url: str, tmp_path: Path) -> Iterator[Served]:
    served = Served(database_url, tmp_path)
    served.start()
    yield served
    served.end()


async def somebody(client: httpx.AsyncClient) -> Learner:
    body = {"email": "ada@example.org", "password": PASSWORD}
    return learner_of(client, await client.post("/api/v1/auth/register", json=body))


class Work:
    """Devices that make courses, each with a key of its own, and delete some of them again."""

    def __init__(self, learner: Learner, chance: random.Random) -> None:
        self._learner = learner
        self._chance = chance
        self.tried: set[str] = set()
        self.kept: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.broken = 0
        self.over = False

    async def device(self) -> None:
        while not self.over:
            try:
                await self._one_course(f"{self._chance.getrandbits(64):x}")
            except httpx.TransportError:
                self.broken += 1
                await asyncio.sleep(0.02)

    async def _one_course(self, name: str) -> None:
        self.tried.add(name)
        made = await self.send(name)
        assert made.status_code in (201, 503), made.text
        if made.status_code == 201:
            self.kept[name] = made.json()["id"]
            if self._chance.random() < 0.3:
                await self._delete(name)

    async def _delete(self, name: str) -> None:
        course = self.kept.pop(name)  # from here on either is right, until it is acknowledged
        if (await self._learner.delete(f"/courses/{course}")).status_code == 204:
            self.deleted.add(name)

    async def send(self, name: str) -> httpx.Response:
        return await self._learner.post("/courses", {"name": name}, headers={"Idempotency-Key": name})


async def courses_of(learner: Learner) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    place: dict[str, Any] = {}
    while place.get("cursor", "") is not None:
        page = (await learner.get("/courses", params={"limit": 100} | place)).json()
        found += page["items"]
        place = {"cursor": page["next_cursor"]}
    return found


@pytest.mark.timeout(600)
async def test_kill_9_loses_and_doubles_nothing(served: Served, database_url: str) -> None:
    """Now the main process is killed, and now all; the other process may not live on and keep the port."""
    chance = random.Random(int(os.environ["AKSIO_TEST_SEED"]))
    async with httpx.AsyncClient(base_url=served.url, timeout=20) as client:
        learner = await somebody(client)
        work = Work(learner, chance)
        devices = [asyncio.create_task(work.device()) for _ in range(DEVICES)]
        for number in range(KILLS):
            before = len(work.kept)
            await until(lambda: number_kept(work), (before + 5).__lt__)
            await asyncio.to_thread(served.tell, signal.SIGKILL, all_processes=number % 2 == 1)
            await asyncio.to_thread(served.start)
        work.over = True
        await asyncio.gather(*devices)
        assert work.broken >= KILLS
        names = [course["name"] for course in await courses_of(learner)]
        assert len(names) == len(set(names))
        assert set(work.kept) <= set(names) <= work.tried - work.deleted
        for name, course in work.kept.items():
            assert (await work.send(name)).json()["id"] == course
        await until(lambda: number_undelivered(database_url), lambda left: left == 0, seconds=30)


async def number_kept(work: Work) -> int:
    return len(work.kept)


async def number_undelivered(url: str) -> int:
    database = Database(url)
    try:
        async with database.connect() as connection:
            left = select(func.count()).select_from(outbox).where(outbox.c.delivered_at.is_(None))
            return int((await connection.execute(left)).scalar_one())
    finally:
        await database.dispose()


@pytest.mark.timeout(240)
async def test_sigterm_finishes_what_was_begun_and_refuses_the_rest(served: Served) -> None:
    body = b'{"name": "Optics"}'
    async with httpx.AsyncClient(base_url=served.url, timeout=20) as client:
        learner = await somebody(client)
        token = learner.headers["Authorization"]
        head = f"POST /api/v1/courses HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: {token}\r\nContent-Length: {len(body)}\r\n\r\n"  # fmt: skip  # noqa: E501
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(head.encode() + body[:5])
        await writer.drain()
        await client.get("/health/live")  # behind the other in the queue: now that one is under way
        stopping = asyncio.create_task(asyncio.to_thread(served.tell, signal.SIGTERM))
        ready = await until(lambda: client.get("/health/ready"), lambda answer: answer.status_code == 503, seconds=5)
        refused = await learner.get("/courses")
        writer.write(body[5:])
        await writer.drain()
        finished = await reader.readline()
        writer.close()
        assert await stopping == 0
    assert [ready.json()["code"], refused.json()["code"]] == ["draining", "draining"]
    assert finished.startswith(b"HTTP/1.1 201")
    served.start()
    assert served.tell(signal.SIGINT, all_processes=True) == 0
    assert "Traceback" not in served.printed
