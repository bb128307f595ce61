"""Decks, as a student's app uses them."""

from uuid import uuid4

import pytest

from tests.integration.http_client import Learner

DECK = {"name": "Verbs", "description": "Irregular ones.", "scheduler": "sm2_delphi"}


@pytest.fixture
async def course_id(learner: Learner) -> str:
    course: str = (await learner.post("/courses", {"name": "Spanish"})).json()["id"]
    return course


async def test_a_deck_keeps_everything(learner: Learner, course_id: str) -> None:
    created = await learner.post("/assessments/decks", {**DECK, "course_id": course_id})
    assert created.status_code == 201
    assert created.json().items() >= {**DECK, "course_id": course_id}.items()
    read = await learner.get(f"/assessments/decks/{created.json()['id']}")
    assert read.json() == created.json()
    assert read.headers["etag"] == created.headers["etag"] == '"v1"'
    listed = await learner.get("/assessments/decks", params={"course_id": course_id})
    assert listed.json() == {"items": [created.json()], "next_cursor": None}
    assert (await learner.get("/assessments/decks", params={"course_id": str(uuid4())})).json()["items"] == []


async def test_a_deck_is_changed_by_whoever_saw_the_latest(learner: Learner) -> None:
    path = f"/assessments/decks/{(await learner.post('/assessments/decks', DECK)).json()['id']}"
    changed = await learner.patch(path, {"name": "Nouns"}, headers={"If-Match": '"v1"'})
    assert changed.json().items() >= {**DECK, "name": "Nouns"}.items()
    assert (await learner.patch(path, {"name": "Old"}, headers={"If-Match": '"v1"'})).status_code == 412
    assert (await learner.delete(path, headers={"If-Match": '"v1"'})).status_code == 412


async def test_a_deleted_deck_leaves_its_cards(learner: Learner, course_id: str) -> None:
    deck = (await learner.post("/assessments/decks", DECK)).json()
    content = {"course_id": course_id, "deck_id": deck["id"], "front": "ir", "back": "to go"}
    card = (await learner.post("/assessments/flashcards", content)).json()
    assert (card["deck_id"], card["schedule"]["scheduler"]) == (deck["id"], "sm2_delphi")
    assert (await learner.delete(f"/assessments/decks/{deck['id']}")).status_code == 204
    assert (await learner.get(f"/assessments/decks/{deck['id']}")).status_code == 404
    assert (await learner.get(f"/assessments/flashcards/{card['id']}")).json()["deck_id"] is None


async def test_nonsense_is_refused_by_field(learner: Learner) -> None:
    refused = await learner.post("/assessments/decks", {"name": "", "scheduler": "sm17", "colour": "red"})
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/colour"]
    refused = await learner.post("/assessments/decks", {"name": " ", "description": "x" * 5_001})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/name", "/description"]
    refused = await learner.post("/assessments/decks", {"name": "Verbs", "scheduler": "sm17"})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/scheduler"]


async def test_another_persons_deck_is_a_missing_one(learner: Learner, stranger: Learner, course_id: str) -> None:
    mine = (await learner.post("/assessments/decks", DECK)).json()["id"]
    for method, body in (("GET", None), ("PATCH", {"name": "x"}), ("DELETE", None)):
        theirs = await stranger.call(method, f"/assessments/decks/{mine}", json=body)
        missing = await stranger.call(method, f"/assessments/decks/{uuid4()}", json=body)
        assert theirs.status_code == missing.status_code == 404
        assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert (await stranger.post("/assessments/decks", {**DECK, "course_id": course_id})).status_code == 404
    assert (await stranger.get("/assessments/decks")).json()["items"] == []
