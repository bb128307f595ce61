"""What to do next, over HTTP with the background work beside it."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make import material
from tests.make.clock import NOON, FixedClock
from tests.make.polling import until

ADVICE = "/learning/recommendations"
TEXT = "\f".join(["Light travels in straight lines. " * 80] * 12).encode()


@pytest.fixture
async def api(settings: Settings, clock: FixedClock) -> AsyncIterator[Api]:
    """The whole application, on a day that the test chooses."""
    async with running_api(settings, clock=clock) as api:
        yield api


@pytest.fixture
async def course(learner: Learner) -> str:
    exam = str(NOON.date() + timedelta(days=20))
    return str((await learner.post("/courses", {"name": "Optics", "exam_date": exam})).json()["id"])


async def advice(learner: Learner) -> list[dict[str, Any]]:
    answer = await learner.get(ADVICE)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def answered(learner: Learner, course: str, cards: int, *, rating: int, days_ago: int) -> None:
    drafts = [
        {"front": f"What is {uuid4()}?", "back": "It is light.", "course_id": course, "tags": ["waves"]}
        for _ in range(cards)
    ]
    made = (await learner.post("/assessments/flashcards/bulk", {"flashcards": drafts})).json()["items"]
    at = (NOON - timedelta(days=days_ago)).isoformat()
    reviews = [
        {"review_id": str(uuid4()), "flashcard_id": one["id"], "rating": rating, "reviewed_at": at} for one in made
    ]
    assert (await learner.post("/assessments/reviews/batch", {"reviews": reviews})).is_success


async def test_who_has_nothing_to_do_is_told_nothing(learner: Learner) -> None:
    assert await advice(learner) == []


async def test_overdue_cards_come_with_what_was_lost(learner: Learner, course: str) -> None:
    await answered(learner, course, 4, rating=5, days_ago=11)
    [said] = await advice(learner)
    assert (said["reason"], said["action"], said["subject_id"]) == ("overdue_cards", "review", None)
    assert (said["figures"]["cards"], said["figures"]["oldest_days"]) == (4, 10)
    assert said["figures"]["forgotten"] == pytest.approx(4 * (0.9 - 0.9**11), abs=0.01)
    assert await advice(learner) == [said]


async def test_a_weak_topic_before_an_exam(learner: Learner, course: str) -> None:
    await answered(learner, course, 3, rating=0, days_ago=0)
    [said] = await until(lambda: advice(learner), lambda found: len(found) == 1)
    assert (said["reason"], said["title"], said["course_id"]) == ("weak_topic", "waves", course)
    assert (said["figures"]["answers"], said["figures"]["days_left"]) == (3, 20)
    assert said["figures"]["mastery"] < 0.3


async def test_what_was_dismissed_does_not_come_back_unless_it_grew(learner: Learner, course: str) -> None:
    await answered(learner, course, 4, rating=5, days_ago=11)
    [said] = await advice(learner)
    gone = (await learner.post(f"{ADVICE}/{said['id']}/dismiss")).json()
    assert (gone["id"], gone["decision"]) == (said["id"], "dismissed")
    assert gone["hidden_until"] == str(datetime.fromisoformat(gone["answered_on"]).date() + timedelta(days=7))
    assert await advice(learner) == []
    await answered(learner, course, 1, rating=5, days_ago=11)
    assert await advice(learner) == []
    await answered(learner, course, 1, rating=5, days_ago=11)
    assert [one["id"] for one in await advice(learner)] == [said["id"]]


async def test_a_goal_within_reach_is_accepted_for_today(learner: Learner, course: str) -> None:
    goal = {"title": "Cards", "period": "daily", "measure": "cards", "target": 4}
    goal_id = (await learner.post("/learning/goals", goal)).json()["id"]
    await answered(learner, course, 3, rating=5, days_ago=0)
    [said] = await until(lambda: advice(learner), lambda found: len(found) == 1)
    assert (said["reason"], said["subject_id"], said["title"]) == ("goal_within_reach", goal_id, "Cards")
    assert (said["figures"]["percent"], said["figures"]["remaining"]) == (75, 1)
    for _ in range(2):
        assert (await learner.post(f"{ADVICE}/{said['id']}/accept")).status_code == 200
    assert await advice(learner) == []


async def test_what_nobody_recommends_cannot_be_answered(learner: Learner, stranger: Learner, course: str) -> None:
    await answered(learner, course, 1, rating=5, days_ago=11)
    [said] = await advice(learner)
    assert (await stranger.post(f"{ADVICE}/{said['id']}/dismiss")).status_code == 404
    assert (await learner.post(f"{ADVICE}/{uuid4()}/accept")).json()["code"] == "recommendation_not_found"


async def test_what_was_never_read_is_to_be_read_until_it_was(learner: Learner, course: str) -> None:
    document = (await material.uploaded(learner, course, TEXT))["id"]
    pages = (await material.until(learner, f"/courses/{course}/documents/{document}", status="ready"))["page_count"]
    assert pages > 4
    [said] = await advice(learner)
    assert (said["reason"], said["action"], said["title"], said["course_id"]) == (
        "unread_material",
        "read",
        "Optics",
        course,
    )
    assert said["figures"] == {
        "pages_unread": pages,
        "pages": pages,
        "days_left": 20,
        "minutes_a_day": round(2 * pages / 20, 1),
    }

    reading = {"kind": "reading", "subject_id": document, "pages": 4, "seconds": 240}
    await learner.post("/users/me/activities", reading)
    [less] = await advice(learner)
    assert (less["id"], less["figures"]["pages_unread"]) == (said["id"], pages - 4)
    await learner.post("/users/me/activities", reading | {"pages": pages - 4})
    assert await advice(learner) == []


async def test_a_plan_that_was_not_followed_is_to_be_adapted(
    api: Api, learner: Learner, course: str, clock: FixedClock
) -> None:
    cards = [{"front": f"What is {n}?", "back": "It is light.", "course_id": course} for n in range(40)]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).status_code == 201
    plan = (await learner.post("/learning/plans", {"title": "Spring", "course_ids": [course]})).json()["id"]
    assert (await learner.post(f"/learning/plans/{plan}/activate")).is_success
    first = (await learner.get(f"/learning/plans/{plan}/schedule")).json()["days"][0]
    assert await advice(learner) == []

    clock.go_on(timedelta(days=1))
    learner = await api.log_in("ada@example.org")
    [said] = await advice(learner)
    assert (said["reason"], said["action"], said["title"], said["subject_id"]) == (
        "plan_behind",
        "adapt_plan",
        "Spring",
        plan,
    )
    assert said["figures"] == {"sessions_missed": len(first["sessions"]), "minutes_missed": first["minutes"]}
    for session in first["sessions"]:
        await learner.patch(f"/learning/plans/{plan}/sessions/{session['id']}", {"done": True})
    assert await advice(learner) == []


async def test_a_card_forgotten_eight_times_is_to_be_rewritten(learner: Learner, course: str) -> None:
    card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": course}
    card_id = (await learner.post("/assessments/flashcards", card)).json()["id"]
    reviews = [
        {
            "review_id": str(uuid4()),
            "flashcard_id": card_id,
            "rating": 1 if number % 2 else 5,
            "reviewed_at": (NOON - timedelta(days=16 - number)).isoformat(),
        }
        for number in range(16)
    ]
    assert (await learner.post("/assessments/reviews/batch", {"reviews": reviews})).is_success
    [said] = [one for one in await advice(learner) if one["reason"] == "leeches"]
    assert (said["action"], said["subject_id"], said["figures"]) == ("edit_cards", None, {"cards": 1})
    assert (await learner.post(f"/assessments/flashcards/{card_id}/suspend")).is_success
    assert [one for one in await advice(learner) if one["reason"] == "leeches"] == []
