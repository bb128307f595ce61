"""A student's evening with `aksio serve` on a new file, and the morning after: with quotes only, and with a model."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integration.evening.student import Student
from tests.integration.http_client import PASSWORD, learner_of
from tests.integration.reliability.served import Served
from tests.make.generation import study_texts
from tests.make.material import a_course_of, eventually, until, uploaded
from tests.standin.openai_server import OpenAIStandIn, failure, streamed

ROOT = Path(__file__).parents[3]
ASHBY, PORT_ASHBY = (study_texts(language)[0].replace("\n\n", "\f") for language in ("en", "de"))
WHO, WER = "Who was the engineer that built the lighthouse?", "Wer war die letzte Wärterin des Leuchtturms?"
DUNMORE = "The lighthouse was built in 1871 by an engineer who had studied in Edinburgh, Harriet Dunmore [1]. "
LYLE = "Die letzte Wärterin des Leuchtturms, der schon 1987 automatisiert worden war, hieß Margaret Lyle [1]. "
ADA = {"email": "ada@example.org", "password": PASSWORD}
EIGHT_O_CLOCK = 8


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Served]:
    """The process, with whatever settings the test gives it, on a file that is not there yet."""
    served = Served(f"sqlite:///{tmp_path / 'new.sqlite'}", tmp_path)
    yield served
    served.end()


@pytest.fixture
async def client(evening: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=evening.url, timeout=20) as client:
        yield client


@pytest.fixture(params=["quotes", "model"])
def model(request: pytest.FixtureRequest, evening: Served, openai: OpenAIStandIn) -> OpenAIStandIn | None:
    """None, and the tutor quotes; or the model that the process is told of."""
    if request.param == "quotes":
        return None
    evening.variables = {"AKSIO_OPENAI_API_KEY": "k", "AKSIO_OPENAI_BASE_URL": openai.url}
    return openai


@pytest.mark.timeout(240)
async def test_an_evening_and_the_morning_after(
    evening: Served, client: httpx.AsyncClient, model: OpenAIStandIn | None
) -> None:
    await asyncio.to_thread(evening.start)
    student, chat = await sits_down(client)
    answer = await asks_about_the_engineer(student, chat, model)
    if model is not None:
        await until(student.learner, f"/chat/chats/{chat}", title="A fine title")  # the model's next call is ours again
        await is_let_down(student, chat, model)
    await asks_in_another_language(student, chat, model)
    cards = await student.makes_cards_of(answer, count=3)
    assert cards
    assert await student.due() == cards
    await reads_a_summary(student)
    await is_tutored(student)
    await student.recalls(cards)
    assert await student.due() == set()
    assert await asyncio.to_thread(evening.tell, signal.SIGTERM) == 0
    morning = the_morning_after(evening)
    try:
        await asyncio.to_thread(morning.start)
        student = replace(student, learner=learner_of(client, await client.post("/api/v1/auth/login", json=ADA)))
        assert await student.due() == cards
        assert (await asks_about_the_engineer(student, chat, model))["content"] == answer["content"]
    finally:
        morning.end()
    assert "Traceback" not in evening.printed


async def sits_down(client: httpx.AsyncClient) -> tuple[Student, str]:
    """With a course, a book in two languages, and a chat."""
    learner = learner_of(client, await client.post("/api/v1/auth/register", json=ADA))
    course = await a_course_of(learner, "Lighthouses")
    for name, text in (("ashby.md", ASHBY), ("leuchtturm.md", PORT_ASHBY)):
        document = await uploaded(learner, course, text, name=name)
        await until(learner, f"/courses/{course}/documents/{document['id']}", status="ready", page_count=4)
    chat = await learner.post("/chat/chats", {"course_id": course})
    return Student(learner, course), chat.json()["id"]


async def asks_about_the_engineer(student: Student, chat: str, model: OpenAIStandIn | None) -> dict[str, Any]:
    """And is answered in English, from the book that has it."""
    if model is not None:
        model.next_replies = [streamed(DUNMORE)]
    answer = await student.asks(chat, WHO)
    assert (answer["status"], answer["grounding"], answer["language"]) == ("complete", "sources", "en")
    assert "Harriet Dunmore" in answer["content"]
    assert answer["citations"][0]["document_name"] == "ashby.md"
    return answer


async def asks_in_another_language(student: Student, chat: str, model: OpenAIStandIn | None) -> None:
    """And is answered in it, from the book that has it."""
    if model is not None:
        model.next_replies = [streamed(LYLE)]
    answer = await student.asks(chat, WER)
    assert (answer["status"], answer["grounding"], answer["language"]) == ("complete", "sources", "de")
    assert "Margaret Lyle" in answer["content"]
    assert answer["citations"][0]["document_name"] == "leuchtturm.md"


async def reads_a_summary(student: Student) -> None:
    """Every sentence of which names its place."""
    path = f"/courses/{student.course}/summaries"
    requested = await student.learner.post(path, {})
    assert requested.status_code == 202, requested.text
    summary = await until(student.learner, f"{path}/{requested.json()['id']}", status="succeeded")
    assert summary["citations"]
    assert all(f"[{citation['number']}]" in summary["text"] for citation in summary["citations"][:1])
    await student.follows(summary["citations"])


async def is_tutored(student: Student) -> None:
    """For one question; at the end only what happened is claimed."""
    plan = {"mode": "socratic", "objectives": ["know the lens", "know the tides"], "course_id": student.course}
    session = (await student.learner.post("/chat/tutoring-sessions", plan)).json()
    path = f"/chat/tutoring-sessions/{session['id']}"
    assert (await student.learner.post(f"{path}/start")).status_code == 200
    question = "What is a Fresnel lens?"
    answer = await student.asks(session["chat_id"], question)
    summary = (await student.learner.post(f"{path}/complete")).json()["summary"]
    assert (summary["questions"], summary["answers"], summary["answers_with_sources"]) == ([question], 1, 1)
    assert summary["objectives_touched"] == ["know the lens"]
    cited = {(each["document_name"], page) for each in summary["documents"] for page in each["pages"]}
    assert cited == {(citation["document_name"], citation["page"]) for citation in answer["citations"]}


async def is_let_down(student: Student, chat: str, model: OpenAIStandIn) -> None:
    """By a call that fails, and by a stream that stands still until it is cancelled. The chat goes on."""
    model.next_replies = [failure(500)]
    failed = await student.asks(chat, WHO + " Once more?")
    assert (failed["status"], failed["failure"], failed["content"]) == ("failed", "unavailable", "")
    model.next_replies, sent = (
        [streamed("The engineer was somebody who had studied. " * 4, then="stall")],
        model.pieces_sent,
    )
    asking = asyncio.create_task(student.asks(chat, WHO + " Who exactly?"))

    async def standing_still() -> bool:
        return model.pieces_sent > sent + 20

    await eventually(standing_still)
    started = time.monotonic()
    assert len((await student.learner.post(f"/chat/chats/{chat}/cancel")).json()["message_ids"]) == 1
    stopped = await asking
    assert time.monotonic() - started < 5
    assert (stopped["status"], stopped["failure"]) == ("cancelled", None)
    assert stopped["content"].startswith("The engineer was somebody")


def the_morning_after(evening: Served) -> Served:
    """The same file on the same port, where it is eight o'clock in the morning of tomorrow."""
    now = datetime.now(UTC)
    then = (now + timedelta(days=1)).replace(hour=EIGHT_O_CLOCK, minute=0, second=0)
    ahead = {"AKSIO_TEST_HOURS_AHEAD": str((then - now) / timedelta(hours=1)), "PYTHONPATH": str(ROOT)}
    return replace(
        evening,
        program="tests.integration.evening.next_morning",
        variables={**evening.variables, **ahead},
        process=None,
    )
