"""Advice to read, to catch up with a plan and to rewrite cards, as it comes of what a student does."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from dependency_injector import providers

from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_recommendations import advice
from tests.integration.http_client import Api, Learner, running_api
from tests.make.clock import NOON, FixedClock
from tests.make.material import until, uploaded

TEXT = "\f".join(["Light travels in straight lines. " * 80] * 12).encode()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
async def api(settings: Settings, clock: FixedClock) -> AsyncIterator[Api]:
    """The whole application, on a day that the test chooses."""
    container = Container(settings=settings)
    container.adapters.clock.override(providers.Object(clock))
    async with running_api(settings, container) as api:
        yield api


@pytest.fixture
async def course(learner: Learner) -> str:
    """With an exam in twenty days."""
    exam = str(NOON.date() + timedelta(days=20))
    return str((await learner.post("/courses", {"name": "Optics", "exam_date": exam})).json()["id"])


async def test_what_was_never_read_is_to_be_read_until_it_was(learner: Learner, course: str) -> None:
    document = (await uploaded(learner, course, TEXT))["id"]
    pages = (await until(learner, f"/courses/{course}/documents/{document}", status="ready"))["page_count"]
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


async def test_a_plan_that_was_not_followed_is_to_be_adapted(learner: Learner, course: str, clock: FixedClock) -> None:
    cards = [{"front": f"What is {n}?", "back": "It is light.", "course_id": course} for n in range(40)]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).status_code == 201
    plan = (await learner.post("/learning/plans", {"title": "Spring", "course_ids": [course]})).json()["id"]
    assert (await learner.post(f"/learning/plans/{plan}/activate")).is_success
    first = (await learner.get(f"/learning/plans/{plan}/schedule")).json()["days"][0]
    assert await advice(learner) == []

    clock.go_on(timedelta(days=1))
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
