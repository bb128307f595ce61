"""How ready one is for an exam, over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.integration.http_client import Learner
from tests.make.polling import until


async def a_course(learner: Learner, *, scheduler: str) -> tuple[str, list[str]]:
    """With an exam in sixty days, a section without cards, and eight cards of a deck."""
    today = (datetime.now(UTC) - timedelta(hours=4)).date()  # study days begin at four
    exam = str(today + timedelta(days=60))
    course = str((await learner.post("/courses", {"name": "Optics", "exam_date": exam})).json()["id"])
    await learner.post(f"/courses/{course}/sections", {"title": "Untouched"})
    deck = {"name": "Light", "course_id": course, "scheduler": scheduler}
    deck_id = (await learner.post("/assessments/decks", deck)).json()["id"]
    drafts = [
        {"front": f"What is {n}?", "back": f"It is {n}.", "course_id": course, "deck_id": deck_id, "tags": ["waves"]}
        for n in range(8)
    ]
    made = (await learner.post("/assessments/flashcards/bulk", {"flashcards": drafts})).json()["items"]
    return course, [one["id"] for one in made]


async def readiness(learner: Learner, course: str) -> dict[str, Any]:
    answer = await learner.get(f"/learning/analytics/readiness?course_id={course}")
    assert answer.status_code == 200, answer.text
    [found] = answer.json()["items"]
    assert isinstance(found, dict)
    return found


async def answered(learner: Learner, cards: list[str]) -> None:
    for card in cards:
        assert (await learner.post(f"/assessments/flashcards/{card}/reviews", {"rating": 5})).status_code == 201


async def test_nothing_studied_is_said_and_not_guessed(learner: Learner) -> None:
    course, _ = await a_course(learner, scheduler="sm2")
    found = await readiness(learner, course)
    stands = found["as_it_stands"]
    assert (stands["score"], stands["unseen_share"], found["followed"]) == (None, 1, None)
    assert stands["reason"].startswith("Only 0 of 9")
    assert (await learner.get("/learning/analytics/readiness")).json()["items"] == [found]


async def test_studying_and_a_plan_raise_what_may_be_expected(learner: Learner, stranger: Learner) -> None:
    course, cards = await a_course(learner, scheduler="sm2")
    await answered(learner, cards[:6])
    found = await until(lambda: readiness(learner, course), lambda seen: seen["as_it_stands"]["topics"] == 2)
    stands = found["as_it_stands"]
    assert (stands["cards"], stands["new_cards"], stands["unseen_topics"]) == (8, 2, 1)
    assert abs(stands["mean_recall"] - 0.9**60) < 1e-6
    assert stands["interval"]["low"] <= stands["score"] <= stands["interval"]["high"]
    plan = (await learner.post("/learning/plans", {"title": "Pass", "course_ids": [course]})).json()
    await learner.post(f"/learning/plans/{plan['id']}/activate")
    followed = (await readiness(learner, course))["followed"]
    assert followed["score"] > stands["score"] + 0.2
    path = f"/learning/analytics/readiness?course_id={course}"
    assert (await stranger.get(path)).status_code == 404


async def test_cards_of_fsrs_fade_by_their_own_curve(learner: Learner) -> None:
    course, cards = await a_course(learner, scheduler="fsrs")
    await answered(learner, cards)
    stands = (await readiness(learner, course))["as_it_stands"]
    assert stands["mean_recall"] > 0.5
