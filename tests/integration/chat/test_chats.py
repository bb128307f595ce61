"""Conversations over HTTP, with the extractive tutor."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from aksio.application.chat.post_message import PostMessageCommand
from aksio.domain.shared.ids import ChatId, LearnerId
from aksio.entrypoints.composition.settings import Settings
from tests.integration.chat.reading import asked, events_of
from tests.integration.http_client import Api, Learner
from tests.make.material import a_course_of, eventually, uploaded

CHATS = "/chat/chats"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Once on SQLite and once on Postgres."""
    return Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")


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


async def test_editing_and_answering_again_make_siblings_and_one_branch_is_active(
    learner: Learner, chat: dict[str, Any]
) -> None:
    first = await asked(learner, chat["id"], "Where is the genome kept?")
    question, answer = first["user_message"], first["assistant_message"]
    again = (await learner.post(f"/chat/messages/{answer['id']}/regenerate")).json()["assistant_message"]
    assert (again["parent_id"], again["content"]) == (question["id"], answer["content"])
    edited = await learner.post(f"/chat/messages/{question['id']}/edit", {"content": "What do ribosomes build?"})
    assert edited.status_code == 201, edited.text
    assert edited.json()["user_message"]["parent_id"] is None
    assert edited.json()["assistant_message"]["content"] == "“Ribosomes build proteins.” [1]"
    assert await _active(learner, chat) == edited.json()["assistant_message"]["id"]
    back = await learner.call("PUT", f"{CHATS}/{chat['id']}/active-message", json={"message_id": question["id"]})
    assert back.status_code == 204
    assert await _active(learner, chat) == again["id"]
    listed = (await learner.get(f"{CHATS}/{chat['id']}/messages?limit=2")).json()
    assert [message["sequence"] for message in listed["items"]] == [1, 2]
    rest = (await learner.get(f"{CHATS}/{chat['id']}/messages?cursor={listed['next_cursor']}")).json()
    assert [message["sequence"] for message in rest["items"]] == [3, 4, 5]
    assert (await learner.post(f"/chat/messages/{answer['id']}/edit", {"content": "No"})).status_code == 409
    assert (await learner.post(f"/chat/messages/{question['id']}/regenerate")).status_code == 409


async def _active(learner: Learner, chat: dict[str, Any]) -> str:
    return str((await learner.get(f"{CHATS}/{chat['id']}")).json()["active_message_id"])


async def test_chats_are_renamed_pinned_archived_found_and_deleted(learner: Learner, chat: dict[str, Any]) -> None:
    await asked(learner, chat["id"], "Where is the genome kept?")
    path = f"{CHATS}/{chat['id']}"
    changed = await learner.patch(path, {"title": "Cells", "is_pinned": True, "is_archived": True})
    assert (changed.status_code, changed.json()["title"], changed.json()["is_pinned"]) == (200, "Cells", True)
    for query in ("q=nucleus", "q=cells", "is_pinned=true", "is_archived=true", f"course_id={chat['course_id']}"):
        assert [found["id"] for found in (await learner.get(f"{CHATS}?{query}")).json()["items"]] == [chat["id"]]
    for query in ("q=volcano", "is_pinned=false", "kind=general"):
        assert (await learner.get(f"{CHATS}?{query}")).json()["items"] == []
    assert (await learner.patch(path, {"title": "Stale"}, headers={"If-Match": '"v1"'})).status_code == 412
    markdown = (await learner.get(f"{path}/export")).text
    assert markdown.startswith("# Cells\n")
    assert "> [1] cells.md, p. 2: The nucleus keeps the genome." in markdown
    exported = (await learner.get(f"{path}/export?format=json")).json()
    assert [message["role"] for message in exported["messages"]] == ["user", "assistant"]
    assert (await learner.delete(path)).status_code == 204
    assert (await learner.get(path)).status_code == 404


async def test_a_stranger_finds_nothing(learner: Learner, stranger: Learner, chat: dict[str, Any]) -> None:
    answer = (await asked(learner, chat["id"], "Where is the genome kept?"))["assistant_message"]
    message = {"content": "Mine now"}
    for refused in [
        await stranger.get(f"{CHATS}/{chat['id']}"),
        await stranger.get(f"{CHATS}/{chat['id']}/messages"),
        await stranger.get(f"{CHATS}/{chat['id']}/export"),
        await stranger.post(f"{CHATS}/{chat['id']}/messages", message),
        await stranger.post(f"{CHATS}/{chat['id']}/cancel"),
        await stranger.get(f"/chat/messages/{answer['id']}/stream"),
        await stranger.post(f"/chat/messages/{answer['id']}/regenerate"),
        await stranger.post(f"/chat/messages/{answer['id']}/feedback", {"rating": "up"}),
        await stranger.post(f"/chat/messages/{answer['id']}/proposals", {}),
    ]:
        assert refused.status_code == 404, refused.text
    own = (await stranger.post(CHATS, {})).json()
    stolen = {**message, "parent_id": answer["id"]}
    assert (await stranger.post(f"{CHATS}/{own['id']}/messages", stolen)).status_code == 404
    assert (await stranger.post(CHATS, {"course_id": chat["course_id"]})).status_code == 422
    chosen = {"content": "Where is the genome kept?", "document_ids": [answer["citations"][0]["document_id"]]}
    nothing = (await stranger.post(f"{CHATS}/{own['id']}/messages", chosen)).json()["assistant_message"]
    assert (nothing["citations"], nothing["grounding"]) == ([], "nothing_found")


@pytest.mark.parametrize(
    ("content", "code"), [("", "too_short"), ("x" * 200_000, "too_long"), ("🎉🎉", "no_words"), ("a\0b", None)]
)
async def test_what_cannot_be_asked_is_told_so(
    learner: Learner, chat: dict[str, Any], content: str, code: str | None
) -> None:
    refused = await learner.post(f"{CHATS}/{chat['id']}/messages", {"content": content})
    assert refused.status_code in (400, 422)
    if code is not None:
        assert [(error["pointer"], error["code"]) for error in refused.json()["errors"]] == [("/content", code)]
    assert (await learner.get(f"{CHATS}/{chat['id']}")).json()["message_count"] == 0


async def test_chats_go_with_their_course(learner: Learner, chat: dict[str, Any]) -> None:
    await asked(learner, chat["id"], "Where is the genome kept?")
    assert (await learner.delete(f"/courses/{chat['course_id']}")).status_code == 204

    async def gone() -> bool:
        return (await learner.get(f"{CHATS}/{chat['id']}")).status_code == 404

    await eventually(gone)


async def test_an_answer_whose_writer_is_gone_is_marked_and_the_chat_goes_on(
    api: Api, learner: Learner, chat: dict[str, Any]
) -> None:
    command = PostMessageCommand(chat_id=ChatId(UUID(chat["id"])), learner_id=LearnerId(learner.id), content="Hello?")
    turn = await api.container.chat.post_message()(command)
    async with api.container.adapters.unit_of_work() as uow:
        long_ago = datetime(2020, 1, 1, tzinfo=UTC)
        await uow.messages.add_piece(turn.answer, number=1, text="It is", lease_expires_at=long_ago)
        await uow.commit()
    await api.container.chat.interrupt_lost_answers()()
    left = (await learner.get(f"{CHATS}/{chat['id']}/messages")).json()["items"][-1]
    assert (left["status"], left["content"]) == ("interrupted", "It is")
    assert (await asked(learner, chat["id"], "Where is the genome kept?"))["assistant_message"]["citations"]
