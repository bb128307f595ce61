"""Sitting down to study, over HTTP with the background work beside it."""

from typing import Any

import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until

SESSIONS = "/learning/sessions"


async def begun(learner: Learner, **plan: Any) -> dict[str, Any]:
    answer = await learner.post(SESSIONS, plan)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_session_counts_what_was_done_in_it(learner: Learner) -> None:
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": course}
    card_id = (await learner.post("/assessments/flashcards", card)).json()["id"]
    before = {"kind": "reading", "occurred_at": "2026-01-05T10:00:00Z", "seconds": 200, "pages": 9}
    await learner.post("/users/me/activities", before)
    session = await begun(learner, course_id=course, title="Photons", kind="review", planned_minutes=25)
    assert (session["status"], session["seconds_on_task"]) == ("running", 0)
    await learner.post(f"/assessments/flashcards/{card_id}/reviews", {"rating": 5, "duration_ms": 1})

    async def seen() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get(f"{SESSIONS}/{session['id']}")).json()
        return found

    assert (await until(seen, lambda one: one["reviews"] == 1))["pages"] == 0
    done = await learner.post(f"{SESSIONS}/{session['id']}/complete", {"focus": 4, "note": "Light!"})
    assert done.status_code == 200, done.text
    assert {name: done.json()[name] for name in ("status", "ended_by", "focus", "note", "reviews")} == {
        "status": "completed",
        "ended_by": "learner",
        "focus": 4,
        "note": "Light!",
        "reviews": 1,
    }
    stats = (await learner.get(f"{SESSIONS}/stats")).json()
    assert (stats["sessions"], stats["kinds"][0]["mean_focus"]) == (1, 4.0)


async def test_one_session_at_a_time_whatever_the_device(learner: Learner, stranger: Learner) -> None:
    first = await begun(learner)
    again = await learner.post(SESSIONS, {})
    assert (again.status_code, again.json()["code"]) == (409, "another_session_open")
    assert (await begun(stranger))["status"] == "running"
    assert (await learner.get(f"{SESSIONS}/active")).json()["session"]["id"] == first["id"]
    path = f"{SESSIONS}/{first['id']}"
    assert (await learner.post(f"{path}/pause")).json()["status"] == "paused"
    assert (await learner.post(f"{path}/pause")).status_code == 409
    assert (await learner.post(f"{path}/resume")).json()["status"] == "running"
    assert (await stranger.post(f"{path}/complete", {})).status_code == 404
    assert (await learner.post(f"{path}/complete", {})).status_code == 200
    assert (await learner.get(f"{SESSIONS}/active")).json()["session"] is None


async def test_a_session_for_later_is_started_when_its_time_has_come(learner: Learner) -> None:
    planned = await begun(learner, scheduled_for="2027-01-05T10:00:00+01:00", kind="read")
    assert (planned["status"], planned["scheduled_for"]) == ("scheduled", "2027-01-05T09:00:00Z")
    started = await learner.post(f"{SESSIONS}/{planned['id']}/start")
    assert started.json()["status"] == "running"
    items = (await learner.get(f"{SESSIONS}?status=running")).json()["items"]
    assert [one["id"] for one in items] == [planned["id"]]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"scheduled_for": "2020-01-05T10:00:00Z"}, "/scheduled_for"),
        ({"scheduled_for": "9999-12-31T23:59:59-23:59"}, "/scheduled_for"),
        ({"planned_minutes": 0}, "/planned_minutes"),
        ({"title": ""}, "/title"),
        ({"course_id": "0197f0c0-0000-7000-8000-000000000000"}, "/course_id"),
        ({"kind": "sleep"}, "/kind"),
    ],
)
async def test_what_is_wrong_is_named(learner: Learner, body: dict[str, Any], pointer: str) -> None:
    answer = await learner.post(SESSIONS, body)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert (await learner.get(f"{SESSIONS}/active")).json()["session"] is None
