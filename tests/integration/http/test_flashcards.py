"""Flashcards, as a student's app uses them."""

from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until

CARDS = "/assessments/flashcards"


@pytest.fixture
async def course_id(learner: Learner) -> str:
    course: str = (await learner.post("/courses", {"name": "Biology"})).json()["id"]
    return course


@pytest.fixture
def content(course_id: str) -> dict[str, Any]:
    return {
        "course_id": course_id,
        "section_id": str(uuid4()),
        "front": "What do mitochondria make?",
        "back": "ATP",
        "explanation": "By oxidation.",
        "hint": "Three letters.",
        "tags": ["cell", "energy"],
        "source": {"document_id": str(uuid4()), "page": 3, "text": "Mitochondria make ATP."},
    }


async def test_a_card_keeps_everything(learner: Learner, content: dict[str, Any]) -> None:
    created = await learner.post(CARDS, content)
    assert created.status_code == 201
    card = created.json()
    assert card.items() >= content.items()
    assert (card["state"], card["schedule"]["due_at"], card["starred"]) == ("new", None, False)
    read = await learner.get(f"{CARDS}/{card['id']}")
    assert read.json() == card
    assert read.headers["etag"] == '"v1"'


async def test_question_and_answer_are_other_names(learner: Learner, course_id: str) -> None:
    card = (await learner.post(CARDS, {"course_id": course_id, "question": "2 + 2", "answer": "4"})).json()
    assert (card["front"], card["back"]) == ("2 + 2", "4")
    changed = await learner.patch(f"{CARDS}/{card['id']}", {"answer": "four", "tags": ["sum"]})
    assert (changed.json()["front"], changed.json()["back"], changed.json()["tags"]) == ("2 + 2", "four", ["sum"])
    both = await learner.post(CARDS, {"course_id": course_id, "front": "a", "question": "b", "back": "c"})
    assert [error["pointer"] for error in both.json()["errors"]] == ["/question"]


async def test_every_wrong_field_is_named(learner: Learner, course_id: str) -> None:
    refused = await learner.post(CARDS, {"course_id": course_id})
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/front", "/back"]
    wrong = {"course_id": "x", "front": 7, "back": None, "tags": "many", "source": {"page": "one"}, "color": "red"}
    refused = await learner.post(CARDS, wrong)
    pointers = {error["pointer"] for error in refused.json()["errors"]}
    assert pointers == {"/course_id", "/front", "/back", "/tags", "/source/page", "/color"}
    wrong = {"course_id": course_id, "front": "\0", "back": "x" * 20_001, "source": {"page": 10**12}}
    refused = await learner.post(CARDS, wrong)
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/front", "/back", "/source/page"]


async def test_many_cards_are_written_all_or_none(learner: Learner, course_id: str) -> None:
    cards = [{"course_id": course_id, "front": f"front {number}", "back": "b"} for number in range(500)]
    cards[7]["front"] = ""
    cards[9] = {"course_id": course_id, "front": "x"}
    refused = await learner.post(f"{CARDS}/bulk", {"flashcards": cards})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/flashcards/9/back"]
    cards[9]["back"] = ""
    refused = await learner.post(f"{CARDS}/bulk", {"flashcards": cards})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/flashcards/7/front", "/flashcards/9/back"]
    assert (await learner.get(f"{CARDS}/stats")).json()["total"] == 0
    cards[7]["front"], cards[9]["back"] = "7", "9"
    created = await learner.post(f"{CARDS}/bulk", {"flashcards": cards})
    assert created.status_code == 201
    assert [card["front"] for card in created.json()["items"]] == [card["front"] for card in cards]
    assert (await learner.get(f"{CARDS}/stats")).json()["new"] == 500
    assert (await learner.post(f"{CARDS}/bulk", {"flashcards": [*cards, cards[0]]})).status_code == 422


async def test_lists_go_page_by_page(learner: Learner, course_id: str) -> None:
    deck = (await learner.post("/assessments/decks", {"name": "Half"})).json()["id"]
    for number in range(5):
        body = {"course_id": course_id, "front": str(number), "back": "b", "deck_id": deck if number % 2 else None}
        await learner.post(CARDS, body)
    first = (await learner.get(CARDS, params={"course_id": course_id, "limit": 3})).json()
    rest = (await learner.get(CARDS, params={"course_id": course_id, "cursor": first["next_cursor"]})).json()
    assert [card["front"] for card in [*first["items"], *rest["items"]]] == ["4", "3", "2", "1", "0"]
    of_deck = (await learner.get(CARDS, params={"deck_id": deck})).json()
    assert [card["front"] for card in of_deck["items"]] == ["3", "1"]


async def test_marks_change_state_and_queue(learner: Learner, content: dict[str, Any]) -> None:
    path = f"{CARDS}/{(await learner.post(CARDS, content)).json()['id']}"
    for mark, state, waiting in (
        ("suspend", "suspended", 0),
        ("unsuspend", "new", 1),
        ("star", "new", 1),
        ("unstar", "new", 1),
        ("bury", "buried", 0),
    ):
        marked = await learner.post(f"{path}/{mark}")
        assert marked.status_code == 200
        assert (marked.json()["state"], marked.json()["starred"]) == (state, mark == "star")
        assert len((await learner.get(f"{CARDS}/due")).json()["items"]) == waiting
    assert (await learner.post(f"{path}/suspend", headers={"If-Match": '"v1"'})).status_code == 412


async def test_a_deleted_card_is_gone(learner: Learner, content: dict[str, Any]) -> None:
    path = f"{CARDS}/{(await learner.post(CARDS, content)).json()['id']}"
    assert (await learner.delete(path, headers={"If-Match": '"v9"'})).status_code == 412
    assert (await learner.delete(path)).status_code == 204
    assert (await learner.get(path)).status_code == 404


async def test_another_persons_card_is_a_missing_one(
    learner: Learner, stranger: Learner, content: dict[str, Any]
) -> None:
    mine, lost = (await learner.post(CARDS, content)).json()["id"], str(uuid4())
    rated, renamed = {"rating": 4}, {"front": "x"}
    for method, suffix, body in (
        ("GET", "", None),
        ("PATCH", "", renamed),
        ("DELETE", "", None),
        ("GET", "/schedule", None),
        ("GET", "/reviews", None),
        ("POST", "/reviews", rated),
        ("DELETE", "/reviews/last", None),
        *(("POST", f"/{mark}", None) for mark in ("suspend", "unsuspend", "bury", "star", "unstar")),
    ):
        theirs = await stranger.call(method, f"{CARDS}/{mine}{suffix}", json=body)
        missing = await stranger.call(method, f"{CARDS}/{lost}{suffix}", json=body)
        assert theirs.status_code == missing.status_code == 404, (method, suffix)
        assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert (await stranger.post(CARDS, content)).status_code == 404
    assert (await stranger.get(CARDS)).json()["items"] == []
    assert (await learner.get(f"{CARDS}/{mine}")).json()["version"] == 1


async def test_cards_go_with_their_course(learner: Learner, content: dict[str, Any]) -> None:
    card = (await learner.post(CARDS, content)).json()
    await learner.delete(f"/courses/{content['course_id']}")
    await until(lambda: learner.get(f"{CARDS}/{card['id']}"), lambda answer: answer.status_code == 404)
