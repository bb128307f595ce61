"""Conversations over HTTP, with the extractive tutor."""

from typing import Any

import pytest

from tests.integration.chat.reading import asked, events_of
from tests.integration.http_client import Learner
from tests.make.material import a_course_of, uploaded

CHATS = "/chat/chats"


@pytest.fixture
async def course(learner: Learner) -> str:
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id)
    return course_id


@pytest.fixture
async def chat(learner: Learner, course: str) -> dict[str, Any]:
    answer = await learner.post(CHATS, {"course_id": course})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def test_a_question_is_answered_with_a_quote_and_its_page(learner: Learner, chat: dict[str, Any]) -> None:
    turn = await asked(learner, chat["id"], "Where is the genome kept?")
    answer = turn["assistant_message"]
    assert answer["content"] == "“The nucleus keeps the genome.” [1]"
    [citation] = answer["citations"]
    assert (citation["number"], citation["page"], citation["document_name"]) == (1, 2, "cells.md")
    assert citation["text"] == "The nucleus keeps the genome."
    assert (answer["status"], answer["grounding"], answer["usage"]["model"]) == ("complete", "sources", "extractive")
    shown = (await learner.get(f"{CHATS}/{chat['id']}")).json()
    assert (shown["title"], shown["message_count"]) == ("Where is the genome kept?", 2)
    assert shown["active_message_id"] == answer["id"]


async def test_nothing_relevant_is_said_to_be_nothing(learner: Learner, chat: dict[str, Any]) -> None:
    answer = (await asked(learner, chat["id"], "Who won the football championship yesterday?"))["assistant_message"]
    assert answer["content"] == "I found nothing about this in your documents."
    assert (answer["grounding"], answer["citations"]) == ("nothing_found", [])


async def test_the_stream_tells_the_same_as_the_whole_answer(learner: Learner, chat: dict[str, Any]) -> None:
    answer = await learner.post(
        f"{CHATS}/{chat['id']}/messages",
        {"content": "Where is the genome kept?"},
        headers={"Accept": "text/event-stream"},
    )
    assert answer.status_code == 201, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    start, *pieces, done = events_of(answer.content)
    assert (start.kind, done.kind) == ("start", "done")
    whole = done.data["assistant_message"]
    assert "".join(piece.data["text"] for piece in pieces) == whole["content"]
    assert whole["usage"]["model"] == "extractive"
