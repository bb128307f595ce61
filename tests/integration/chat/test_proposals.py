"""What the tutor proposes over HTTP: nothing happens before the learner says yes, and then once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.integration.chat.conftest import a_chat_of
from tests.integration.chat.reading import asked
from tests.integration.http_client import Learner


@pytest.fixture
async def answer(learner: Learner) -> dict[str, Any]:
    chat = await a_chat_of(learner)
    turn = await asked(learner, chat["id"], "Where is the genome kept?")
    return dict(turn["assistant_message"])


async def proposed(learner: Learner, answer: dict[str, Any], **what: Any) -> str:
    found = await learner.post(f"/chat/messages/{answer['id']}/proposals", what)
    assert found.status_code == 201, found.text
    return f"/chat/proposals/{found.json()['id']}"


async def test_confirming_from_many_devices_at_once_asks_for_cards_once(
    learner: Learner, answer: dict[str, Any]
) -> None:
    path = await proposed(learner, answer, count=1)
    confirmed = await asyncio.gather(*(learner.post(f"{path}/confirm") for _ in range(5)))
    assert {each.status_code for each in confirmed} == {200}
    assert len({each.text for each in confirmed}) == 1
    again = await learner.post(f"{path}/confirm")
    assert (again.status_code, again.json()) == (200, confirmed[0].json())
    [generation] = (await learner.get("/assessments/generations")).json()["items"]
    assert generation["id"] == again.json()["generation_id"]
    assert (await learner.post(f"{path}/decline")).status_code == 409


async def test_a_course_gets_time_in_a_plan_and_a_day_when_the_learner_agrees(
    learner: Learner, answer: dict[str, Any]
) -> None:
    path = await proposed(learner, answer, kind="study_plan")
    assert (await learner.get("/learning/plans")).json()["items"] == []
    plan_id = (await learner.post(f"{path}/confirm")).json()["plan_id"]
    plan = (await learner.get(f"/learning/plans/{plan_id}")).json()
    assert (plan["status"], len(plan["course_ids"])) == ("active", 1)
    assert (await learner.post(f"{path}/confirm")).json()["plan_id"] == plan_id
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    path = await proposed(learner, answer, kind="study_plan", date=day)
    assert (await learner.post(f"{path}/confirm")).json()["plan_id"] == plan_id
    days = (await learner.get(f"/learning/plans/{plan_id}/schedule")).json()["days"]
    assert [each["date"] for each in days for session in each["sessions"] if session["moved"]] == [day]
    [only] = (await learner.get("/learning/plans")).json()["items"]
    assert only["id"] == plan_id


async def test_a_day_that_does_not_fit_is_told_and_the_proposal_stays_open(
    learner: Learner, answer: dict[str, Any]
) -> None:
    path = await proposed(learner, answer, kind="study_plan", date="2020-01-01")
    refused = await learner.post(f"{path}/confirm")
    assert refused.status_code == 422
    assert [(error["pointer"], error["code"]) for error in refused.json()["errors"]] == [("/date", "day_does_not_fit")]
    assert (await learner.post(f"{path}/decline")).json()["status"] == "declined"
    assert (await learner.post(f"{path}/confirm")).status_code == 409
    cards = await learner.post(f"/chat/messages/{answer['id']}/proposals", {"date": "2026-12-01"})
    assert [error["pointer"] for error in cards.json()["errors"]] == ["/date"]
