"""An entry of a plan that a study session did carries the minutes that were spent on task."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.clock import NOON, FixedClock
from tests.make.polling import until


@pytest.fixture
async def api(settings: Settings, clock: FixedClock) -> AsyncIterator[Api]:
    """The whole application, on a day that the test chooses."""
    async with running_api(settings, clock=clock) as api:
        yield api


async def a_plan(learner: Learner, *, cards: int) -> str:
    """Its path."""
    exam = str(NOON.date() + timedelta(days=20))
    course = (await learner.post("/courses", {"name": "Optics", "exam_date": exam})).json()["id"]
    drafts = [{"front": f"What is {n}?", "back": "It is light.", "course_id": course} for n in range(cards)]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": drafts})).status_code == 201
    details = {"title": "Spring", "course_ids": [course], "minutes_per_day": 30}
    return f"/learning/plans/{(await learner.post('/learning/plans', details)).json()['id']}"


async def today(learner: Learner, plan: str) -> list[dict[str, Any]]:
    """Its sessions of the day."""
    days = (await learner.get(f"{plan}/schedule")).json()["days"]
    return [one for day in days if day["date"] == str(NOON.date()) for one in day["sessions"]]


async def test_the_entry_carries_the_minutes_on_task(learner: Learner, clock: FixedClock) -> None:
    plan = await a_plan(learner, cards=40)
    [planned] = await today(learner, plan)
    begun = (await learner.post("/learning/sessions", {"planned_session_id": planned["id"]})).json()
    for _ in range(6):
        clock.go_on(timedelta(minutes=1))
        await learner.post("/users/me/activities", {"kind": "notes", "seconds": 60})
    clock.go_on(timedelta(minutes=2))
    assert (await learner.post(f"/learning/sessions/{begun['id']}/complete", {})).status_code == 200

    async def entry() -> dict[str, Any]:
        [found] = [one for one in await today(learner, plan) if one["id"] == planned["id"]]
        return found

    done = await until(entry, lambda found: found["done"])
    assert (done["minutes"], done["spent_minutes"]) == (planned["minutes"], 6)
    progress = (await learner.get(f"{plan}/progress")).json()
    assert (progress["minutes_done"], progress["minutes_spent"]) == (planned["minutes"], 6)

    assert (await learner.patch(f"{plan}/sessions/{planned['id']}", {"done": False})).status_code == 200
    assert (await entry())["spent_minutes"] is None
