"""One screen in one request, over HTTP with the background work beside it."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import event

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.polling import until


@pytest.fixture
async def api(settings: Settings, database_url: str) -> AsyncIterator[Api]:
    """Once on SQLite and once on Postgres."""
    fields = {name: getattr(settings, name) for name in settings.__struct_fields__}
    async with running_api(Settings(**{**fields, "database_url": database_url})) as api:
        yield api


def today() -> date:
    return datetime.now(UTC).date()


async def dashboard(learner: Learner) -> dict[str, Any]:
    answer = await learner.get("/users/me/dashboard")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def studies(learner: Learner, cards: int) -> str:
    """A course with an exam, cards of which each is answered once (half of them wrong), a plan, goals, a session."""
    exam = str(today() + timedelta(days=20))
    course = str((await learner.post("/courses", {"name": "Optics", "exam_date": exam})).json()["id"])
    drafts = [
        {"front": f"What is {n}?", "back": f"It is {n}.", "course_id": course, "tags": [f"tag {n % 40}"]}
        for n in range(cards)
    ]
    made = (await learner.post("/assessments/flashcards/bulk", {"flashcards": drafts})).json()["items"]
    given = [
        {"flashcard_id": one["id"], "rating": 5 * (place % 2), "reviewed_at": str(datetime.now(UTC).isoformat())}
        for place, one in enumerate(made)
    ]
    reviews = [{"review_id": str(uuid4()), **one} for one in given]
    assert (await learner.post("/assessments/reviews/batch", {"reviews": reviews})).is_success
    for measure in ("cards", "quizzes", "mastery"):
        due_on = {} if measure != "mastery" else {"due_on": exam}
        period = "daily" if measure != "mastery" else "milestone"
        goal = {"title": measure, "period": period, "measure": measure, "target": 50, **due_on}
        assert (await learner.post("/learning/goals", goal)).status_code == 201
    plan = (await learner.post("/learning/plans", {"title": "Pass", "course_ids": [course]})).json()
    await learner.post(f"/learning/plans/{plan['id']}/activate")
    await learner.post("/learning/sessions", {"kind": "review"})
    return course


async def test_who_has_nothing_yet_sees_an_empty_screen(learner: Learner) -> None:
    shown = await dashboard(learner)
    assert shown["due"] == {"due": 0, "new": 0, "learning": 0}
    assert [shown[part] for part in ("plan", "goals", "weak_topics", "recent", "exams")] == [[]] * 5
    assert (shown["session"], shown["streak"]["current_days"], shown["unread_notifications"]) == (None, 0, 0)
    assert [(day["due"], day["new"]) for day in shown["forecast"]["days"]] == [(0, 0)] * 7


async def test_the_screen_says_what_the_parts_say(learner: Learner, stranger: Learner) -> None:
    course = await studies(learner, 4)
    shown = await until(lambda: dashboard(learner), lambda seen: len(seen["recent"]) == 4)
    queue = (await learner.get("/assessments/flashcards/due")).json()
    assert shown["due"] == queue["counts"]
    assert shown["streak"] == (await learner.get("/users/me/streak")).json()
    assert shown["forecast"] == (await learner.get("/learning/analytics/forecast?days=7")).json()
    assert {goal["id"] for goal in shown["goals"]} == {
        one["id"] for one in (await learner.get("/learning/goals")).json()["items"]
    }
    assert shown["session"]["id"] == (await learner.get("/learning/sessions/active")).json()["session"]["id"]
    assert [(exam["course_id"], exam["course"]) for exam in shown["exams"]] == [(course, "Optics")]
    assert {topic["name"] for topic in shown["weak_topics"][:2]} == {"tag 0", "tag 2"}
    assert all(entry["plan"] == "Pass" for entry in shown["plan"])
    assert (await dashboard(stranger))["recent"] == []


async def test_the_number_of_statements_does_not_grow(api: Api, learner: Learner) -> None:
    """Nor with the number of courses: whoever studies more waits no longer."""
    other = await api.register("diligent@example.org")
    await studies(learner, 2)
    await studies(other, 60)
    for number in range(3):
        exam = str(today() + timedelta(days=30 + number))
        await other.post("/courses", {"name": f"Course {number}", "exam_date": exam})
    await until(lambda: dashboard(learner), lambda seen: len(seen["recent"]) == 2)
    await until(lambda: reviews_of(other), lambda count: count == 60)
    few, many = await statements(api, learner), await statements(api, other)
    assert few == many
    assert 15 <= few.total() <= 30


async def reviews_of(learner: Learner) -> int:
    return int((await learner.get("/learning/analytics/overview")).json()["reviews"])


async def statements(api: Api, learner: Learner) -> Counter[str]:
    """The statements of one request, and not of what goes on beside it."""
    engine = api.container.adapters.database().engine.sync_engine
    seen: Counter[str] = Counter()

    def note(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        known = structlog.contextvars.get_contextvars()
        if statement.startswith(("SELECT", "WITH")) and "request_id" in known and "event_name" not in known:
            seen[statement] += 1

    await dashboard(learner)
    event.listen(engine, "before_cursor_execute", note)
    await dashboard(learner)
    event.remove(engine, "before_cursor_execute", note)
    return seen
