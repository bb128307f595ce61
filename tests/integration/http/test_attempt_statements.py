"""What submitting costs the database does not grow with the number of questions; racing devices lose nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import event

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.quiz_bodies import question, right_answer


@pytest.fixture
async def api(settings: Settings, database_url: str) -> AsyncIterator[Api]:
    """Once on SQLite and once on Postgres."""
    async with running_api(Settings(**{**_fields(settings), "database_url": database_url})) as api:
        yield api


def _fields(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in settings.__struct_fields__}


async def an_attempt(learner: Learner, questions: int) -> dict[str, Any]:
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    body = {"title": "Light", "course_id": course, "questions": [question("true_false")] * questions}
    path = f"/assessments/quizzes/{(await learner.post('/assessments/quizzes', body)).json()['id']}"
    await learner.post(f"{path}/publish")
    attempt: dict[str, Any] = (await learner.post(f"{path}/attempts")).json()
    return attempt


async def test_submitting_fifty_questions_takes_no_more_statements_than_one(api: Api, learner: Learner) -> None:
    few, many = await an_attempt(learner, 1), await an_attempt(learner, 50)
    statements = [await submitted(api, learner, attempt) for attempt in (few, many)]
    assert statements[0] == statements[1] == 4


async def submitted(api: Api, learner: Learner, attempt: dict[str, Any]) -> int:
    """How many statements about quizzes submitting takes; the request is answered in this very task."""
    engine, here = api.container.adapters.database().engine.sync_engine, asyncio.current_task()
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if "quiz_a" in statement and asyncio.current_task() is here:
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert (await learner.post(f"/assessments/attempts/{attempt['id']}/submit")).is_success
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


async def test_answers_from_many_devices_at_once_are_all_kept(learner: Learner) -> None:
    attempt = await an_attempt(learner, 8)
    path = f"/assessments/attempts/{attempt['id']}"
    answers = await asyncio.gather(
        *(
            learner.call("PUT", f"{path}/answers/{served['id']}", json={"answer": right_answer(served)})
            for served in attempt["questions"]
        )
    )
    assert {answer.status_code for answer in answers} == {200}
    submits = await asyncio.gather(*(learner.post(f"{path}/submit") for _ in range(4)))
    assert {(answer.status_code, answer.json()["percent"]) for answer in submits} == {(200, 100)}


async def test_starting_on_many_devices_at_once_is_one_attempt(learner: Learner) -> None:
    attempt = await an_attempt(learner, 1)
    await learner.post(f"/assessments/attempts/{attempt['id']}/submit")
    starts = await asyncio.gather(
        *(learner.post(f"/assessments/quizzes/{attempt['quiz_id']}/attempts") for _ in range(6))
    )
    assert len({answer.json()["id"] for answer in starts}) == 1
