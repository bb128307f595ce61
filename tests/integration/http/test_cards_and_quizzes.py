"""From cards to a quiz, and from missed questions back to cards."""

from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Learner
from tests.make.quiz_bodies import QUESTIONS, question

COLOURS = {"red": "700 nm", "green": "530 nm", "blue": "470 nm", "violet": "400 nm", "yellow": "580 nm"}
FROM_CARDS = "/assessments/quizzes/from-flashcards"


@pytest.fixture
async def course(learner: Learner) -> str:
    return str((await learner.post("/courses", {"name": "Optics"})).json()["id"])


async def cards_of(learner: Learner, course: str) -> dict[str, str]:
    made = {}
    for colour, length in COLOURS.items():
        body = {"front": f"How long is {colour}?", "back": length, "course_id": course, "tags": [colour]}
        made[(await learner.post("/assessments/flashcards", body)).json()["id"]] = length
    return made


async def taken(learner: Learner, quiz_id: str) -> dict[str, Any]:
    answer = await learner.post(f"/assessments/quizzes/{quiz_id}/attempts")
    assert answer.status_code == 201, answer.text
    attempt: dict[str, Any] = answer.json()
    return attempt


async def test_due_cards_become_a_quiz_that_can_be_taken(learner: Learner, stranger: Learner, course: str) -> None:
    await cards_of(learner, course)
    made = await learner.post(FROM_CARDS, {"course_id": course, "count": 4})
    assert made.status_code == 201, made.text
    quiz = made.json()
    assert (quiz["status"], quiz["question_count"], quiz["title"]) == ("published", 4, "Flashcards")
    attempt = await taken(learner, quiz["id"])
    assert sorted(one["type"] for one in attempt["questions"]) == ["short_answer"] * 2 + ["single_choice"] * 2
    for served in attempt["questions"]:
        [colour] = [colour for colour in COLOURS if colour in served["text"]]
        options = {one["text"]: one["id"] for one in served.get("options") or []}
        assert not options or (len(options) == 4 and set(options) <= set(COLOURS.values()))
        right = {"option_id": options[COLOURS[colour]]} if options else {"text": COLOURS[colour]}
        path = f"/assessments/attempts/{attempt['id']}/answers/{served['id']}"
        assert (await learner.call("PUT", path, json={"answer": right})).status_code == 200
    graded = (await learner.post(f"/assessments/attempts/{attempt['id']}/submit")).json()
    assert graded["percent"] == 100
    assert (await stranger.post(FROM_CARDS, {"course_id": course})).status_code == 404


async def test_weak_cards_are_asked_most_forgotten_first(learner: Learner, course: str) -> None:
    made = await cards_of(learner, course)
    nothing = await learner.post(FROM_CARDS, {"course_id": course, "which": "weak"})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "no_cards_to_ask")
    [card, *_] = made
    for minute, rating in enumerate((5, 1)):
        review = {"rating": rating, "reviewed_at": f"2026-0{minute + 1}-01T12:00:00Z"}
        assert (await learner.post(f"/assessments/flashcards/{card}/reviews", review)).status_code == 201
    quiz = (await learner.post(FROM_CARDS, {"course_id": course, "which": "weak"})).json()
    [asked] = (await taken(learner, quiz["id"]))["questions"]
    assert "red" in asked["text"]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"count": 0}, "/count"),
        ({"which": "easy"}, "/which"),
        ({"title": ""}, "/title"),
        ({"course_id": 1}, "/course_id"),
    ],
)
async def test_what_is_wrong_is_named(learner: Learner, course: str, wrong: dict[str, Any], pointer: str) -> None:
    await cards_of(learner, course)
    refused = await learner.post(FROM_CARDS, {"course_id": course, **wrong})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_missed_questions_become_cards_once(learner: Learner, stranger: Learner, course: str) -> None:
    kinds = [kind for kind in QUESTIONS if kind != "essay"]
    body = {"title": "Light", "course_id": course, "questions": [question(kind, tags=["light"]) for kind in kinds]}
    quiz = (await learner.post("/assessments/quizzes", body)).json()
    await learner.post(f"/assessments/quizzes/{quiz['id']}/publish")
    attempt = await taken(learner, quiz["id"])
    path = f"/assessments/attempts/{attempt['id']}"
    assert (await learner.post(f"{path}/flashcards", {})).json()["code"] == "answers_not_shown"
    by_type = {one["type"]: one["id"] for one in attempt["questions"]}
    right = {"answer": {"value": True}}
    await learner.call("PUT", f"{path}/answers/{by_type['true_false']}", json=right)
    await learner.post(f"{path}/submit")

    one = {"question_ids": [by_type["numeric"]]}
    [card] = (await learner.post(f"{path}/flashcards", one)).json()["items"]
    assert (card["front"], card["back"], card["tags"]) == ("Its speed?", "299792458 m/s", ["light"])
    kept = await learner.post(f"{path}/flashcards", {})
    assert kept.status_code == 201, kept.text
    backs = {card["front"]: card["back"] for card in kept.json()["items"]}
    assert len(backs) == len(kinds) - 2
    assert backs["Which is faster?"] == "Light"
    assert backs["Match."] == "red → long waves\nblue → short waves"
    assert (await learner.post(f"{path}/flashcards", {})).json()["items"] == []
    assert (await stranger.post(f"{path}/flashcards", {})).status_code == 404
    for wrong in (by_type["true_false"], str(uuid4())):
        refused = await learner.post(f"{path}/flashcards", {"question_ids": [wrong]})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/question_ids")
