"""Study plans, as a student draws them up and follows them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.integration.http_client import PASSWORD, Api, Learner
from tests.make.polling import until

PLANS = "/learning/plans"


def in_days(days: int) -> str:
    """A study day of somebody in UTC."""
    return (today() + timedelta(days=days)).isoformat()


def today() -> date:
    return (datetime.now(UTC) - timedelta(hours=4)).date()


@pytest.fixture
async def course_id(learner: Learner) -> str:
    """A course with an exam in 30 days and 40 cards."""
    created = await learner.post("/courses", {"name": "Optics", "exam_date": in_days(30)})
    course: str = created.json()["id"]
    cards = [{"front": f"Question {n}", "back": f"Answer {n}", "course_id": course} for n in range(40)]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).status_code == 201
    return course


async def a_plan(learner: Learner, *course_ids: str, **details: Any) -> str:
    created = await learner.post(PLANS, {"title": "Spring", "course_ids": list(course_ids), **details})
    assert created.status_code == 201, created.text
    return f"{PLANS}/{created.json()['id']}"


async def schedule(learner: Learner, path: str) -> dict[str, Any]:
    shown: dict[str, Any] = (await learner.get(f"{path}/schedule")).json()
    return shown


async def test_a_title_and_a_course_are_enough(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    found = await schedule(learner, path)
    assert found["unscheduled"] == []
    assert found["days"][0]["date"] == in_days(0)
    assert sum(each["new_cards"] for day in found["days"] for each in day["sessions"]) == 40
    assert all(day["date"] < in_days(30) and 0 < day["minutes"] <= 60 for day in found["days"])
    shown = (await learner.get(path)).json()
    assert shown["status"] == "draft"
    assert (await learner.get(PLANS)).json()["items"] == [shown]
    assert (await learner.get(PLANS, params={"status": "active"})).json()["items"] == []


async def test_what_is_in_the_course_is_in_the_plan(learner: Learner, course_id: str) -> None:
    text = "Light travels in straight lines. " * 400
    upload = {"file": ("light.txt", text.encode(), "text/plain")}
    document = (await learner.call("POST", f"/courses/{course_id}/documents", files=upload)).json()
    await until(lambda: ready(learner, course_id, document["id"]), bool)
    question = {"type": "true_false", "text": "Is light fast?", "correct": True}
    quiz = (
        await learner.post("/assessments/quizzes", {"title": "Light", "course_id": course_id, "questions": [question]})
    ).json()
    await learner.post(f"/assessments/quizzes/{quiz['id']}/publish")
    found = await schedule(learner, await a_plan(learner, course_id))
    sessions = [each for day in found["days"] for each in day["sessions"]]
    assert {each["kind"] for each in sessions} == {"read", "review", "practice"}
    assert {each["document_id"] for each in sessions} == {None, document["id"]}
    assert {each["quiz_id"] for each in sessions} == {None, quiz["id"]}


async def ready(learner: Learner, course_id: str, document_id: str) -> bool:
    shown = (await learner.get(f"/courses/{course_id}/documents/{document_id}")).json()
    return bool(shown["status"] == "ready")


async def test_planning_again_changes_nothing(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    before = await schedule(learner, path)
    for verb in ("generate", "adapt", "activate", "adapt"):
        assert (await learner.post(f"{path}/{verb}")).status_code == 200
        assert await schedule(learner, path) == before
    assert (await learner.post(f"{path}/pause")).json()["status"] == "paused"


async def test_a_moved_session_stays_where_it_was_put(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    session = (await schedule(learner, path))["days"][0]["sessions"][0]
    moved = await learner.patch(f"{path}/sessions/{session['id']}", {"date": in_days(3)})
    assert moved.status_code == 200, moved.text
    await learner.post(f"{path}/generate")
    days = {day["date"]: day for day in (await schedule(learner, path))["days"]}
    assert session["id"] in [each["id"] for each in days[in_days(3)]["sessions"] if each["moved"]]
    for wrong in (-1, 30, 400):
        refused = await learner.patch(f"{path}/sessions/{session['id']}", {"date": in_days(wrong)})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/date")
    assert (await learner.patch(f"{path}/sessions/{uuid4()}", {"date": in_days(3)})).status_code == 404


async def test_what_is_done_counts(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    session = (await schedule(learner, path))["days"][0]["sessions"][0]
    assert (await learner.patch(f"{path}/sessions/{session['id']}", {"done": True})).status_code == 200
    progress = (await learner.get(f"{path}/progress")).json()
    assert (progress["done"], progress["minutes_done"], progress["missed"]) == (1, session["minutes"], 0)
    over = await learner.patch(f"{path}/sessions/{session['id']}", {"date": in_days(3)})
    assert (over.status_code, over.json()["code"]) == (409, "session_is_over")


async def test_a_session_that_came_from_a_plan_is_ticked_off_there(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    planned = (await schedule(learner, path))["days"][0]["sessions"][0]["id"]
    begun = (await learner.post("/learning/sessions", {"planned_session_id": planned})).json()
    assert (await learner.get(f"{path}/progress")).json()["done"] == 0
    assert (await learner.post(f"/learning/sessions/{begun['id']}/complete", {})).status_code == 200

    async def progress() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get(f"{path}/progress")).json()
        return found

    reported = await until(progress, lambda found: found["done"] == 1)
    [done] = [one for one in (await schedule(learner, path))["days"][0]["sessions"] if one["id"] == planned]
    assert (done["done"], done["spent_minutes"]) == (True, None)
    assert reported["minutes_spent"] == reported["minutes_done"] == done["minutes"]


async def test_active_plans_share_the_hours(learner: Learner) -> None:
    paths = []
    for name in ("Optics", "Waves"):
        course = (await learner.post("/courses", {"name": name, "exam_date": in_days(10)})).json()["id"]
        cards = [{"front": f"{name} {n}", "back": "A", "course_id": course} for n in range(100)]
        await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})
        path = await a_plan(learner, course, minutes_per_day=15)
        assert (await learner.post(f"{path}/activate")).json()["status"] == "active"
        paths.append(path)
    minutes: dict[str, int] = {}
    for path in paths:
        for day in (await schedule(learner, path))["days"]:
            minutes[day["date"]] = minutes.get(day["date"], 0) + day["minutes"]
    assert max(minutes.values()) <= 15
    second = await schedule(learner, paths[1])
    assert second["shortfall_minutes"] > 0
    assert {each["kind"] for each in second["choices"]} == {"more_minutes", "more_days", "leave_out"}


async def test_a_calendar_is_open_to_whoever_has_the_link_until_it_is_revoked(
    api: Api, learner: Learner, course_id: str
) -> None:
    path = await a_plan(learner, course_id, title="Spring; summer, and a long title — " + "é" * 60)
    own = await learner.get(f"{path}/schedule.ics")
    link = (await learner.post(f"{path}/calendar")).json()["url"].split("/api/v1")[1]
    shared = await api.get(link)
    assert shared.status_code == 200
    assert shared.headers["content-type"] == "text/calendar; charset=utf-8"
    assert shared.content.count(b"BEGIN:VEVENT") == own.content.count(b"BEGIN:VEVENT") > 10
    assert all(len(line) <= 75 for line in shared.content.split(b"\r\n"))
    assert "X-WR-CALNAME:Spring\\; summer\\, and" in shared.text
    assert (await learner.get(path)).json()["has_calendar"] is True
    again = (await learner.post(f"{path}/calendar")).json()["url"].split("/api/v1")[1]
    assert [(await api.get(each)).status_code for each in (link, again)] == [404, 200]
    assert (await learner.delete(f"{path}/calendar")).status_code == 204
    assert (await api.get(again)).status_code == 404


async def test_editing_plans_the_days_by_it(learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    edited = await learner.patch(path, {"availability": {"sat": 90}, "days_off": [in_days(1)], "title": "Weekends"})
    assert edited.status_code == 200, edited.text
    assert edited.json()["availability"] == dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sun"), 0) | {"sat": 90}
    days = (await schedule(learner, path))["days"]
    assert {date.fromisoformat(day["date"]).weekday() for day in days} <= {5}
    stale = await learner.patch(path, {"title": "Late"}, headers={"If-Match": '"v1"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"target_date": "2020-01-01"}, "/target_date"),
        ({"target_date": "9999-12-31"}, "/target_date"),
        ({"minutes_per_day": 0}, "/minutes_per_day"),
        ({"minutes_per_day": 2000}, "/minutes_per_day"),
        ({"availability": {}}, "/availability"),
        ({"availability": {"mon": -1}}, "/availability/mon"),
        ({"availability": {"mon": 60}, "minutes_per_day": 60}, "/availability"),
        ({"title": " "}, "/title"),
        ({"course_ids": []}, "/course_ids"),
        ({"course_ids": [str(uuid4())]}, "/course_ids/0"),
        ({"study_from": "17:00:00Z"}, "/study_from"),
        ({"unknown": 1}, "/unknown"),
    ],
)
async def test_what_is_wrong_is_named(learner: Learner, course_id: str, wrong: dict[str, Any], pointer: str) -> None:
    answer = await learner.post(PLANS, {"title": "Spring", "course_ids": [course_id], **wrong})
    assert answer.status_code == 422, answer.text
    assert pointer in [each["pointer"] for each in answer.json()["errors"]]


@pytest.mark.parametrize(("exam", "reason"), [(-1, "exam_passed"), (0, "exam_passed"), (5, "nothing_to_study")])
async def test_a_course_that_cannot_be_planned_says_why(learner: Learner, exam: int, reason: str) -> None:
    course = (await learner.post("/courses", {"name": "Old", "exam_date": in_days(exam)})).json()["id"]
    found = await schedule(learner, await a_plan(learner, course))
    assert (found["days"], [each["reason"] for each in found["unscheduled"]]) == ([], [reason])


async def test_an_exam_at_the_beginning_or_the_end_of_time(learner: Learner) -> None:
    for exam in ("0001-01-01", "9999-12-31"):
        course = (await learner.post("/courses", {"name": "Odd", "exam_date": exam})).json()["id"]
        await a_plan(learner, course)


async def test_plans_follow_their_courses(learner: Learner, course_id: str) -> None:
    other = (await learner.post("/courses", {"name": "Waves"})).json()["id"]
    both, only = await a_plan(learner, course_id, other), await a_plan(learner, course_id)
    await learner.delete(f"/courses/{course_id}")

    async def followed() -> bool:
        return (await learner.get(only)).status_code == 404

    await until(followed, bool)
    assert (await learner.get(both)).json()["course_ids"] == [other]
    assert (await schedule(learner, both))["days"] == []


async def test_others_see_nothing(learner: Learner, stranger: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    session = (await schedule(learner, path))["days"][0]["sessions"][0]["id"]
    calls: list[tuple[str, str, Callable[[], Any]]] = [
        ("GET", "", lambda: None),
        ("PATCH", "", lambda: {"title": "Mine"}),
        ("DELETE", "", lambda: None),
        *(("POST", f"/{verb}", lambda: None) for verb in ("generate", "adapt", "activate", "pause", "calendar")),
        *(("GET", f"/{part}", lambda: None) for part in ("schedule", "schedule.ics", "progress")),
        ("DELETE", "/calendar", lambda: None),
        ("PATCH", f"/sessions/{session}", lambda: {"done": True}),
    ]
    for method, below, body in calls:
        answer = await stranger.call(method, f"{path}{below}", json=body())
        assert (answer.status_code, answer.json()["code"]) == (404, "study_plan_not_found"), (method, below)
    refused = await stranger.post(PLANS, {"title": "Theirs", "course_ids": [course_id]})
    assert refused.json()["errors"][0]["code"] == "unknown_course"


async def test_plans_and_calendars_go_with_their_learner(api: Api, learner: Learner, course_id: str) -> None:
    path = await a_plan(learner, course_id)
    link = (await learner.post(f"{path}/calendar")).json()["url"].split("/api/v1")[1]
    assert (await learner.call("DELETE", "/users/me", json={"password": PASSWORD})).status_code == 202
    await until(lambda: api.get(link), lambda answer: answer.status_code == 404)


async def test_planning_takes_as_many_statements_for_many_courses_as_for_one(api: Api, learner: Learner) -> None:
    courses = [(await learner.post("/courses", {"name": f"Course {n}"})).json()["id"] for n in range(12)]
    paths = [await a_plan(learner, *some) for some in (courses[:1], courses)]
    counted = [await statements(api, partial(learner.post, f"{path}/generate")) for path in paths]
    assert counted[0] == counted[1] > 0


async def statements(api: Api, call: Callable[[], Awaitable[Any]]) -> int:
    """How many statements about material and plans it takes."""
    engine = api.container.adapters.database().engine.sync_engine
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if any(table in statement for table in ("courses", "documents", "quizzes", "flashcards", "study_plans")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert (await call()).is_success
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)
