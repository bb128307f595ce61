"""Goals, over HTTP with the background work beside it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until

GOALS = "/learning/goals"
CARDS_A_DAY = {"title": "Two cards a day", "period": "daily", "measure": "cards", "target": 2}
NEXT_MONTH = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


async def a_goal(learner: Learner, **body: Any) -> dict[str, Any]:
    answer = await learner.post(GOALS, body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def read(learner: Learner, pages: int) -> None:
    answer = await learner.post("/users/me/activities", {"kind": "reading", "seconds": 120, "pages": pages})
    assert answer.status_code == 201, answer.text


async def test_progress_follows_from_reviews(learner: Learner) -> None:
    goal = await a_goal(learner, **CARDS_A_DAY)
    assert (goal["progress"]["present"]["value"], goal["progress"]["percent"]) == (0, 0)
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    for front in ("One?", "Two?"):
        card = {"front": front, "back": "Yes.", "course_id": course}
        card_id = (await learner.post("/assessments/flashcards", card)).json()["id"]
        await learner.post(f"/assessments/flashcards/{card_id}/reviews", {"rating": 5})

    async def progress() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get(f"{GOALS}/{goal['id']}/progress")).json()
        return found

    reached = await until(progress, lambda one: one["present"]["reached"])
    assert (reached["percent"], reached["in_a_row"], reached["needed_a_day"]) == (100, 1, 0)
    answer = await learner.post(f"{GOALS}/{goal['id']}/complete")
    assert (answer.status_code, answer.json()["code"]) == (409, "goal_recurs")

    async def told() -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await learner.get("/notifications")).json()["items"]
        return items

    [news] = await until(told, lambda found: len(found) == 1)
    assert (news["kind"], news["title"], news["data"]["goal_id"]) == ("goal_reached", "Goal reached", goal["id"])


async def test_a_milestone_is_completed_by_what_was_done_and_not_by_saying_so(
    learner: Learner, stranger: Learner
) -> None:
    goal = await a_goal(learner, title="Read", period="milestone", measure="pages", target=10, due_on=NEXT_MONTH)
    path = f"{GOALS}/{goal['id']}"
    early = await learner.post(f"{path}/complete")
    assert (early.status_code, early.json()["code"]) == (409, "goal_not_reached")
    await read(learner, pages=12)

    async def shown() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get(path)).json()
        return found

    done = await until(shown, lambda one: one["status"] == "completed")
    assert done["progress"]["present"]["value"] == 12
    assert (await learner.post(f"{path}/complete")).json()["status"] == "completed"
    assert (await learner.get(f"{GOALS}?status=active")).json()["items"] == []
    for answer in (await stranger.get(path), await stranger.delete(path), await stranger.post(f"{path}/complete")):
        assert answer.status_code == 404


async def test_an_exams_goal_is_due_on_its_date_and_goes_with_its_course(learner: Learner) -> None:
    course = (await learner.post("/courses", {"name": "Optics", "exam_date": NEXT_MONTH})).json()["id"]
    goal = await a_goal(learner, title="Pass", period="exam", measure="mastery", target=80, course_id=course)
    assert (goal["due_on"], goal["progress"]["present"]["value"]) == (NEXT_MONTH, 0)
    edited = await learner.patch(f"{GOALS}/{goal['id']}", {"target": 90})
    assert edited.json()["target"] == 90
    await learner.delete(f"/courses/{course}")

    async def listed() -> list[Any]:
        items: list[Any] = (await learner.get(GOALS)).json()["items"]
        return items

    assert await until(listed, lambda items: not items) == []


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"target": 0}, "/target"),
        ({"measure": "mastery"}, "/measure"),
        ({"period": "milestone"}, "/due_on"),
        ({"due_on": "2020-01-01"}, "/due_on"),
        ({"title": " "}, "/title"),
    ],
)
async def test_what_is_wrong_is_named(learner: Learner, wrong: dict[str, Any], pointer: str) -> None:
    answer = await learner.post(GOALS, CARDS_A_DAY | wrong)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
