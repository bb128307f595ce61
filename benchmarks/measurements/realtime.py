"""1,000 open pages on one process, 10 of which never read: how soon the others are told, and what a page costs.

Each of 50 learners has 20 pages open. Learners upload small documents, one after another and then six at a time; the
time is from the answer to the upload, which comes after its commit, until a page is told of it. The pages that never
read belong to a learner for whom 10 MB of messages wait.
"""

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from statistics import quantiles
from uuid import uuid4

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from aksio.domain.accounts.realtime_ticket import RealtimeTicket
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus.installation import Installation
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.processes import memory_mb
from benchmarks.apparatus.server import Server
from benchmarks.figures import Aim, Figure
from tests.make.polling import until

LEARNERS, PAGES, NEVER_READ, UPLOADS, WRITERS = 50, 20, 10, 60, 6
_FLOOD, _PADDING = 4_000, "x" * 2_500
_SMALL_BUFFER = 16_384
"""Bytes that a connection may hold unread. By itself the kernel's grows to as much as 32 MB, and all would fit."""
_AT_ONCE = 50
_DROPPED_WITHIN_SECONDS = 30


@dataclass(eq=False)
class Page:
    """One connection, and when it was told of which document."""

    socket: ClientConnection
    told: dict[str, float] = field(default_factory=dict)
    closed: str = ""

    async def read(self) -> None:
        """Until it is closed. `closed` says how."""
        try:
            async for text in self.socket:
                message = msgspec.json.decode(text)
                if message["kind"] == "document" and "document_id" in message["data"]:
                    self.told.setdefault(message["data"]["document_id"], time.perf_counter())
        except ConnectionClosed as end:
            self.closed = "no close" if end.rcvd is None else f"{end.rcvd.code} {end.rcvd.reason}".strip()


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population(learners=LEARNERS, cards=LEARNERS)
    installation = population.installation.changed(background="on")
    with installation.served() as server:
        yield from asyncio.run(_measure(server, installation, population))


async def _measure(server: Server, installation: Installation, population: Population) -> list[Figure]:
    loop = asyncio.get_running_loop()
    tokens = await loop.run_in_executor(None, population.tokens)
    tickets = await loop.run_in_executor(None, lambda: installation.do(lambda one: _tickets(one, population)))
    before = memory_mb(server.worker_pid)
    async with AsyncExitStack() as open_pages:
        sockets = await _connect(server, tickets, open_pages)
        grown = memory_mb(server.worker_pid) - before
        silent, reading = sockets[:NEVER_READ], [Page(socket) for socket in sockets[NEVER_READ:]]
        tasks = [asyncio.create_task(page.read()) for page in reading]
        await loop.run_in_executor(None, lambda: installation.do(lambda one: _flood(one, population)))
        waits = {writers: await _uploads(server, tokens, reading, writers) for writers in (1, WRITERS)}
        lost = Counter(page.closed for page in reading if page.closed)
        dropped = await _dropped(server, silent)
        for task in tasks:
            task.cancel()
    told = sum(map(len, waits.values())) / (len(waits) * UPLOADS * PAGES)
    return [
        Figure(what="memory of a page", value=1024 * grown / len(sockets), unit="KiB", note=f"{len(sockets)} pages"),
        *_waits("alone", waits[1]),
        *_waits(f"with {WRITERS} writers", waits[WRITERS]),
        Figure(what="pages told", value=told, unit="×", aim=Aim(least=1), note="of all"),
        Figure(what="lost", value=lost.total(), unit="pages", aim=Aim(most=0), note=_reasons(lost)),
        Figure(what="dropped", value=dropped, unit="pages", aim=Aim(least=NEVER_READ), note="of 10 that never read"),
    ]


def _reasons(lost: Counter[str]) -> str:
    return ", ".join(f"{times} × {how}" for how, times in lost.items()) or "of those that read"


def _waits(who: str, waits: list[float]) -> list[Figure]:
    cuts = quantiles(waits, n=100)
    return [
        Figure(what=f"told, {who}, p50", value=cuts[49] * 1000, unit="ms", note="after the answer"),
        Figure(what=f"told, {who}, p99", value=cuts[98] * 1000, unit="ms", aim=Aim(most=1000)),
    ]


async def _tickets(container: Container, population: Population) -> list[str]:
    """Enough for every page; the first learner's come first."""
    tickets, now = container.adapters.realtime_tickets(), container.adapters.clock().now()
    return [
        tickets.write(RealtimeTicket(id=uuid4(), account_id=one.id, session_id=one.session_id, issued_at=now))
        for one in population.learners
        for _ in range(PAGES)
    ]


async def _connect(server: Server, tickets: list[str], stack: AsyncExitStack) -> list[ClientConnection]:
    sockets: list[ClientConnection] = []
    for start in range(0, len(tickets), _AT_ONCE):
        batch = [_open(server, ticket) for ticket in tickets[start : start + _AT_ONCE]]
        sockets += await asyncio.gather(*batch)
    for page in sockets:
        stack.push_async_callback(page.close)
    return sockets


async def _open(server: Server, ticket: str) -> ClientConnection:
    address = f"ws://127.0.0.1:{server.port}/api/v1/realtime?ticket={ticket}"
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL_BUFFER)
    line.setblocking(False)
    await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", server.port))
    return await connect(address, sock=line, ping_interval=None, close_timeout=1, max_queue=4, open_timeout=60)


async def _flood(container: Container, population: Population) -> None:
    """More for the first learner than any socket keeps."""
    async with container.adapters.unit_of_work() as uow:
        for _ in range(_FLOOD):
            now = container.adapters.clock().now()
            await uow.realtime.append(population.learners[0].id, kind="flood", data={"text": _PADDING}, now=now)
        await uow.commit()


async def _uploads(server: Server, tokens: list[str], reading: list[Page], writers: int) -> list[float]:
    """Seconds until each page of each uploader was told."""
    lanes = [range(lane, UPLOADS, writers) for lane in range(writers)]
    waits = await asyncio.gather(*(_upload(server, tokens, reading, lane) for lane in lanes))
    return [wait for lane in waits for wait in lane]


async def _upload(server: Server, tokens: list[str], reading: list[Page], numbers: range) -> list[float]:
    """One after another. The first learner is the one whose pages never read."""
    waits: list[float] = []
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}/api/v1", timeout=60) as client:
        for number in numbers:
            learner = 1 + number % (LEARNERS - 1)
            headers = {"Authorization": f"Bearer {tokens[learner]}"}
            course = (await client.post("/courses", json={"name": "Optics"}, headers=headers)).json()["id"]
            files = {"file": ("light.md", b"A photon is the quantum of light.")}
            answer = await client.post(f"/courses/{course}/documents", files=files, headers=headers)
            answered = time.perf_counter()
            document_id = answer.raise_for_status().json()["id"]
            pages = reading[learner * PAGES - NEVER_READ :][:PAGES]
            await _all_told(pages, document_id)
            waits += [max(0.0, page.told[document_id] - answered) for page in pages if document_id in page.told]
    return waits


async def _all_told(pages: list[Page], document_id: str) -> None:
    with suppress(AssertionError):
        await until(lambda: asyncio.sleep(0, all(document_id in page.told for page in pages)), bool, seconds=5)


async def _dropped(server: Server, silent: list[ClientConnection]) -> int:
    """How many of the silent ones the server has given up: what is left on their sockets ends in a close."""
    readers = [asyncio.create_task(Page(socket).read()) for socket in silent]
    done, others = await asyncio.wait(readers, timeout=_DROPPED_WITHIN_SECONDS)
    for other in others:
        other.cancel()
    return len(done)
