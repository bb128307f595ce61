"""Conversations with a model that streams, stalls and fails on request."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import uuid4

import msgspec
import pytest

from aksio.adapters.sql.database import POOL_WAIT_SECONDS
from aksio.entrypoints.composition.settings import Settings
from tests.integration.chat.conftest import a_chat_of, spent
from tests.integration.chat.reading import asked, events_of
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import eventually, until
from tests.standin.openai_server import GARBAGE, OpenAIStandIn, Reply, failure, streamed

QUESTION = "Where is the genome kept?"


@pytest.fixture
async def student(model_api: Api) -> Learner:
    return await model_api.register()


@pytest.fixture
async def chat(student: Learner) -> str:
    return str((await a_chat_of(student))["id"])


async def test_an_answer_cites_what_it_was_given_and_counts_what_it_cost(
    student: Learner, chat: str, model: OpenAIStandIn
) -> None:
    model.next_replies = [
        streamed("The genome is in the nucleus [1], they say [7] <b>loudly</b> at https://evil.example/x.")
    ]
    answer = (await asked(student, chat, QUESTION))["assistant_message"]
    assert answer["content"] == "The genome is in the nucleus [1], they say  ‹b>loudly‹/b> at …"
    assert [citation["number"] for citation in answer["citations"]] == [1]
    assert (answer["usage"]["input_tokens"], answer["usage"]["output_tokens"]) == (800, 100)
    assert answer["usage"]["cost_micros"] > 0

    async def titled() -> str | None:
        title = (await student.get(f"/chat/chats/{chat}")).json()["title"]
        return title if title == "A fine title" else None

    assert await eventually(titled)


@pytest.fixture
async def patient_api(settings: Settings, model: OpenAIStandIn) -> AsyncIterator[Api]:
    """The application with a model that may take its time."""
    async with running_api(msgspec.structs.replace(settings, openai_api_key="k", openai_base_url=model.url)) as api:
        yield api


FAILURES: list[tuple[str, Reply]] = [
    ("refused", streamed("", refusal="I will not.")),
    ("truncated", streamed("The genome is", finish_reason="length")),
    ("truncated", streamed("The genome is in", then="hang_up")),
    ("timed_out", streamed("The genome is in", then="stall")),
    ("timed_out", Reply(hang=True)),
    ("garbled", GARBAGE),
    ("rate_limited", failure(429, ("Retry-After", "1"))),
    ("unavailable", failure(500)),
]


@pytest.mark.parametrize(("code", "reply"), FAILURES)
async def test_a_failure_is_told_its_budget_is_settled_and_the_chat_stays_usable(
    student: Learner, model_api: Api, chat: str, model: OpenAIStandIn, *, code: str, reply: Reply
) -> None:
    model.next_replies = [reply]
    failed = (await asked(student, chat, QUESTION))["assistant_message"]
    assert (failed["status"], failed["failure"]) == ("failed", code)
    assert await spent(model_api) == (failed["usage"]["input_tokens"] + failed["usage"]["output_tokens"], 0)
    again = await asked(student, chat, QUESTION)
    assert again["assistant_message"]["status"] == "complete"
    assert again["user_message"]["parent_id"] == failed["id"]
    assert again["assistant_message"]["citations"]


async def test_a_cancelled_answer_stops_at_once_and_keeps_what_is_there(
    student: Learner, chat: str, model: OpenAIStandIn
) -> None:
    model.next_replies = [streamed("word " * 400, pause=0.05)]
    asking = asyncio.create_task(asked(student, chat, QUESTION))

    async def writing() -> bool:
        return model.pieces_sent > 12

    await eventually(writing)
    started = time.monotonic()
    stopped = await student.post(f"/chat/chats/{chat}/cancel")
    answer = (await asking)["assistant_message"]
    assert time.monotonic() - started < 5  # a second on a machine with nothing else to do; uncancelled it takes 20
    assert stopped.json() == {"message_ids": [answer["id"]]}
    assert answer["status"] == "cancelled"
    assert answer["content"].startswith("word word")
    assert answer["usage"]["output_tokens"] > 0

    async def hung_up() -> bool:
        return model.hung_up_on > 0

    await eventually(hung_up)


async def test_a_stream_that_is_cut_anywhere_and_resumed_is_the_whole_one(
    student: Learner, chat: str, model: OpenAIStandIn
) -> None:
    model.next_replies = [streamed("The nucleus keeps the genome, says the book [1]. " * 4, pause=0.02)]
    answer = await student.post(
        f"/chat/chats/{chat}/messages", {"content": QUESTION}, headers={"Accept": "text/event-stream"}
    )
    whole = answer.content
    events = events_of(whole)
    assert len(events) > 4
    path = f"/chat/messages/{events[-1].data['assistant_message']['id']}/stream"
    for cut in [*range(0, len(whole), 97), len(whole)]:
        seen = whole[:cut]
        complete = seen[: seen.rfind(b"\n\n") + 2] if b"\n\n" in seen else b""
        known = events_of(seen)
        last = {"Last-Event-ID": known[-1].id} if known else {}
        if known and known[-1].kind == "done":
            continue
        rest = await student.get(path, headers=last)
        assert complete + rest.content == whole


async def test_a_request_that_is_sent_again_asks_once(student: Learner, chat: str, model: OpenAIStandIn) -> None:
    key = {"Idempotency-Key": "once"}
    path = f"/chat/chats/{chat}/messages"
    first, second = await asyncio.gather(*(student.post(path, {"content": QUESTION}, headers=key) for _ in range(2)))
    assert first.json()["assistant_message"]["id"] == second.json()["assistant_message"]["id"]
    assert (await student.get(f"/chat/chats/{chat}")).json()["message_count"] == 2
    assert (await student.post(path, {"content": "Another?"}, headers=key)).status_code == 422


async def test_two_devices_lose_no_message_and_see_one_order(student: Learner, chat: str) -> None:
    turns = await asyncio.gather(*(asked(student, chat, f"Question {number}?") for number in range(8)))
    listed = (await student.get(f"/chat/chats/{chat}/messages?limit=100")).json()["items"]
    assert [message["sequence"] for message in listed] == list(range(1, 17))
    said = {message["content"] for message in listed if message["role"] == "user"}
    assert said == {f"Question {number}?" for number in range(8)}
    assert {turn["user_message"]["id"] for turn in turns} <= {message["id"] for message in listed}


async def test_an_answer_in_another_language_than_the_question_is_asked_for_again(
    student: Learner, chat: str, model: OpenAIStandIn
) -> None:
    german = "Das Erbgut befindet sich im Zellkern, wie es im Buch auf der zweiten Seite geschrieben steht [1]. " * 2
    english = "The genome is kept in the nucleus, as it is written in the book on the second page [1]."
    model.next_replies = [streamed(german), streamed(english)]
    question = "Could you please explain to me where in the cell the genome is kept?"
    answer = (await asked(student, chat, question))["assistant_message"]
    assert (answer["content"], answer["language"]) == (english, "en")
    assert answer["usage"]["calls"] == 2


async def test_who_has_spent_everything_is_told_so(student: Learner, model_api: Api, chat: str) -> None:
    budget = model_api.container.billing.model_budget()
    now = model_api.container.adapters.clock().now()
    await budget.reserve(call_id=uuid4(), learner_id=student.id, purpose="p", tokens=999_000, now=now)
    answer = (await asked(student, chat, QUESTION))["assistant_message"]
    assert (answer["status"], answer["failure"]) == ("failed", "model_budget_reached")


async def test_who_waits_for_a_model_holds_no_database_connection(patient_api: Api, model: OpenAIStandIn) -> None:
    student = await patient_api.register()
    chat = str((await a_chat_of(student))["id"])
    model.always = Reply(hang=True)
    asking = [asyncio.create_task(asked(student, chat, QUESTION)) for _ in range(12)]
    pool = patient_api.container.adapters.database().engine.pool

    async def waiting() -> bool:
        under_way = sum(not task.done() for task in asking)
        return len(model.requests) >= 12 and under_way == 12 and pool.checkedout() == 0

    await eventually(waiting)
    await student.post(f"/chat/chats/{chat}/cancel")
    assert {turn["assistant_message"]["status"] for turn in await asyncio.gather(*asking)} == {"cancelled"}


async def test_an_answer_under_way_waits_for_storage_that_is_busy(patient_api: Api, model: OpenAIStandIn) -> None:
    student = await patient_api.register()
    chat = str((await a_chat_of(student))["id"])
    said = "The genome is kept in the nucleus of the cell, says the book."
    model.next_replies = [streamed(said, pause=0.1)]
    database = patient_api.container.adapters.database()
    asking = asyncio.create_task(asked(student, chat, QUESTION))
    await eventually(lambda: _pieces_sent(model, 3))
    async with AsyncExitStack() as busy:
        for _ in range(database.engine.pool.size()):
            await busy.enter_async_context(database.connect())
        await asyncio.sleep(POOL_WAIT_SECONDS + 1.5)  # a piece may wait for a second before it is offered
    answer = (await asking)["assistant_message"]
    assert (answer["status"], answer["content"]) == ("complete", said)
    stream = await student.get(f"/chat/messages/{answer['id']}/stream")
    assert "".join(event.data["text"] for event in events_of(stream.content) if event.kind == "piece") == said


async def _pieces_sent(model: OpenAIStandIn, least: int) -> bool | None:
    return model.pieces_sent >= least or None


async def test_the_same_question_costs_once_unless_it_is_to_be_written_again(student: Learner, chat: str) -> None:
    course = (await student.get(f"/chat/chats/{chat}")).json()["course_id"]
    await until(student, f"/courses/{course}", language="en")  # told by its document
    first = (await asked(student, chat, QUESTION))["assistant_message"]
    other = (await student.post("/chat/chats", {"course_id": course, "title": "Again"})).json()["id"]
    second = (await asked(student, other, QUESTION))["assistant_message"]
    assert (second["content"], second["citations"]) == (first["content"], first["citations"])
    assert (first["usage"]["calls"], second["usage"]["calls"], second["usage"]["input_tokens"]) == (1, 0, 0)
    again = (await student.post(f"/chat/messages/{second['id']}/regenerate")).json()["assistant_message"]
    assert again["usage"]["calls"] == 1


async def test_who_leaves_leaves_no_answers_behind(student: Learner, model_api: Api, chat: str) -> None:
    await asked(student, chat, QUESTION)
    answers = model_api.container.adapters.recent_answers()
    assert len(answers) == 1
    assert (await student.delete("/users/me")).status_code == 202

    async def forgotten() -> bool:
        return len(answers) == 0

    assert await eventually(forgotten)
