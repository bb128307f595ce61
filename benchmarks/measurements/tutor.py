"""The tutor beside its model: what we add to the first word, 200 answers at once, long conversations.

The model is a stand-in that streams over HTTP from this process. One worker answers, on Postgres. What we add is the
time to the first piece over the time that the model itself takes to its first, asked directly over a new
connection. All of it shares this machine's cores.
"""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from functools import partial
from itertools import count
from statistics import mean, median, quantiles
from uuid import UUID, uuid4

import asyncpg
import httpx

from aksio.domain.chat.context_window import Said, compose
from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.chat.message import Message, MessageStatus, Role
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus.installation import Installation
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.processes import memory_mb
from benchmarks.apparatus.server import Server
from benchmarks.figures import Aim, Figure
from tests.standin.openai_server import OpenAIStandIn, openai_stand_in, streamed

TURNS, STREAMS, SHORT, LONG = 100, 200, 10, 10_000
BEGIN_WITHIN_SECONDS, LASTS_SECONDS = 6.0, 18.0
_WORDS = "The genome is kept in the nucleus of the cell, which the book says on its second page. "
_QUESTION = "Could you please explain to me where in the cell the genome is kept?"
_numbers = count()


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    yield _window()
    population = lab.population(learners=STREAMS, cards=STREAMS)
    with openai_stand_in() as model:
        installation, tokens = population.installation, population.tokens()
        with_model = installation.changed(openai_api_key="k", openai_base_url=model.url, ai_tokens_per_month=10**12)
        with with_model.served() as server:
            yield from asyncio.run(_first_words(server, model, tokens[0]))
            yield from asyncio.run(_at_once(server, model, tokens, installation))
    chats = {length: installation.do(partial(_told, population=population, length=length)) for length in (SHORT, LONG)}
    with installation.served() as server:
        yield asyncio.run(_turns(server, tokens[0], chats))


def _window() -> Figure:
    """The time for a conversation of 50,000 messages beside one of 500."""

    def seconds(messages: int) -> float:
        said = [Said(role=Role.USER if each % 2 else Role.ASSISTANT, text=_WORDS * 3) for each in range(messages)]
        times = []
        for _ in range(20):
            started = time.perf_counter()
            compose(instructions="", question=_QUESTION, newest_first=said, passages=[], budget=16_000)
            times.append(time.perf_counter() - started)
        return median(times)

    value = seconds(50_000) / seconds(500)
    return Figure(what="window of 50,000 messages", value=value, unit="×", aim=Aim(most=1.5), note="beside 500")


async def _first_words(server: Server, model: OpenAIStandIn, token: str) -> list[Figure]:
    model.always = streamed(_WORDS * 3)
    request: dict[str, object] = {
        "model": "m",
        "stream": True,
        "messages": [{"role": "user", "content": _QUESTION}] * 2,
    }
    async with httpx.AsyncClient(timeout=60, headers={"Authorization": "Bearer k", "Connection": "close"}) as direct:
        alone = [await _until(direct, f"{model.url}/chat/completions", request, "content") for _ in range(TURNS)]
    async with _client(server, token) as client:
        path = _messages(await _chat(client))
        ours = [await _until(client, path, _asked(), "event: piece") for _ in range(TURNS)]
    added = [1000 * (one - median(alone)) for one in ours]
    return [
        Figure(what="first word of the model", value=1000 * median(alone), unit="ms", note="asked directly"),
        Figure(what="added to it, 50 of 100 within", value=median(added), unit="ms", note=f"{TURNS} turns"),
        Figure(what="added to it, 99 of 100 within", value=quantiles(added, n=100)[98], unit="ms"),
    ]


async def _at_once(
    server: Server, model: OpenAIStandIn, tokens: Sequence[str], installation: Installation
) -> list[Figure]:
    """One for each person, begun one after another: the model says a word in a while, and every answer waits for it."""
    model.always = streamed(_WORDS * 3, pause=LASTS_SECONDS / len(_WORDS.split()) / 3)
    url = str(installation.settings.database_url).replace("+asyncpg", "")
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(_client(server, token)) for token in tokens]
        chats = [await _chat(client) for client in clients]
        before, ended_before = memory_mb(server.worker_pid), await _ended(url)
        asking = []
        for client, chat in zip(clients, chats, strict=True):
            asking.append(asyncio.create_task(_until(client, _messages(chat), _asked(), "event: done")))
            await asyncio.sleep(BEGIN_WITHIN_SECONDS / STREAMS)
        await asyncio.sleep(1)
        under_way = sum(not task.done() for task in asking)
        grown = memory_mb(server.worker_pid) - before
        held = await _held(url)
        times = await asyncio.gather(*asking)
        ended = await _ended(url) - ended_before
    complete = ended.pop("complete", 0)
    return [
        Figure(what="answers at once", value=under_way, unit="", aim=Aim(least=STREAMS)),
        Figure(what="of them complete", value=complete, unit="", aim=Aim(least=STREAMS), note=_told_of(ended)),
        Figure(what="of them cut on the way", value=times.count(math.inf), unit="", aim=Aim(most=0)),
        Figure(what="connections in a transaction", value=held, unit="", note="on average, while they are written"),
        Figure(what="memory of a stream", value=1024 * grown / STREAMS, unit="KiB"),
        Figure(
            what="the slowest of them",
            value=max(filter(math.isfinite, times)),
            unit="s",
            note=f"the model takes {LASTS_SECONDS:.0f} s",
        ),
    ]


async def _ended(url: str) -> Counter[str]:
    """How many answers ended how: `complete`, or why not."""
    connection = await asyncpg.connect(url)
    query = "SELECT coalesce(failure, status) AS how, count(*) AS many FROM chat_messages WHERE role = 'assistant' "
    try:
        return Counter({row["how"]: row["many"] for row in await connection.fetch(f"{query} GROUP BY 1")})
    finally:
        await connection.close()


def _told_of(others: Counter[str]) -> str:
    return ", ".join(f"{many} {how}" for how, many in others.items())


async def _held(url: str) -> float:
    """Connections that are not idle, looked at 40 times within two seconds."""
    connection = await asyncpg.connect(url)
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND state IS DISTINCT FROM 'idle' AND backend_type = 'client backend'"
    )
    try:
        seen: list[int] = []
        for _ in range(40):
            seen.append(await connection.fetchval(query))
            await asyncio.sleep(0.05)
    finally:
        await connection.close()
    return mean(seen)


async def _turns(server: Server, token: str, chats: dict[int, UUID]) -> Figure:
    """In turn, so that what else happens on the machine strikes both."""
    times: dict[int, list[float]] = {length: [] for length in chats}
    async with _client(server, token) as client:
        for _ in range(TURNS // 2):
            for length, chat in chats.items():
                started = time.perf_counter()
                answer = await client.post(_messages(str(chat)), json=_asked())
                answer.raise_for_status()
                times[length].append(time.perf_counter() - started)
    value = median(times[LONG]) / median(times[SHORT])
    note = f"beside one of {SHORT}: {1000 * median(times[SHORT]):.0f} ms"
    return Figure(what=f"a turn after {LONG:,} messages", value=value, unit="×", aim=Aim(most=1.3), note=note)


async def _told(container: Container, *, population: Population, length: int) -> UUID:
    """A conversation with so many messages."""
    chat_id, learner_id, numbers = ChatId(uuid4()), LearnerId(population.learners[0].id), count()
    now, last = container.adapters.clock().now(), None
    async with container.adapters.unit_of_work() as uow:
        uow.chats.add(
            Conversation.begin(
                id=chat_id, learner_id=learner_id, kind=ChatKind.GENERAL, title="Long", course_id=None,
                document_ids=(), language="en", now=now,
            )
        )  # fmt: skip
        await uow.commit()
    for _ in range(max(1, length // 1000)):
        messages = []
        for _ in range(min(length, 1000)):
            role = Role.ASSISTANT if next(numbers) % 2 else Role.USER
            message = Message(
                id=MessageId(uuid4()), chat_id=chat_id, learner_id=learner_id, parent_id=last, role=role,
                content=_WORDS, status=MessageStatus.COMPLETE, created_at=now, finished_at=now,
            )  # fmt: skip
            messages.append(message)
            last = message.id
        async with container.adapters.unit_of_work() as uow:
            await uow.messages.active(chat_id, learner_id=learner_id)
            await uow.messages.append(chat_id, *messages)
            await uow.commit()
    return chat_id


def _client(server: Server, token: str) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream, application/json"}
    return httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}/api/v1", timeout=120, headers=headers)


async def _chat(client: httpx.AsyncClient) -> str:
    answer = await client.post("/chat/chats", json={}, headers={"Accept": "application/json"})
    return str(answer.raise_for_status().json()["id"])


def _asked() -> dict[str, object]:
    """Another question each time: the same one costs nothing."""
    return {"content": f"{_QUESTION} {next(_numbers)}"}


def _messages(chat: str) -> str:
    return f"/chat/chats/{chat}/messages"


async def _until(client: httpx.AsyncClient, url: str, body: dict[str, object], mark: str) -> float:
    """Seconds from the request to the first line with this mark; the rest is read, too. Who is refused asks again.

    Infinite for a stream that was cut: the reader would go on where it was, but it had to.
    """
    started, found = time.perf_counter(), 0.0
    async with client.stream("POST", url, json=body, headers={"Accept": "text/event-stream"}) as answer:
        if not answer.is_success:
            assert answer.status_code == 503, await answer.aread()
        try:
            async for line in answer.aiter_lines():
                if not found and mark in line:
                    found = time.perf_counter() - started
        except httpx.RemoteProtocolError:
            return math.inf
    if not answer.is_success:
        await asyncio.sleep(0.5)
        return await _until(client, url, body, mark)
    assert found, f"{mark} never came"
    return found
