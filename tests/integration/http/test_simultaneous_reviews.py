"""Several devices at once, on SQLite and on Postgres: one effect per version, and the log is what was acknowledged."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import structlog
from sqlalchemy import event, func, select

from aksio.adapters.sql.tables.assessments import reviews
from aksio.adapters.sql.tables.machinery import outbox
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api

CARDS = "/assessments/flashcards"


@pytest.fixture
async def api(database_url: str, tmp_path: Path) -> AsyncIterator[Api]:
    """The application on either database."""
    settings = Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")
    async with running_api(settings) as api:
        yield api


@pytest.fixture
async def card(learner: Learner) -> str:
    """The path of a new card."""
    (card_id,) = await new_cards(learner, 1)
    return f"{CARDS}/{card_id}"


async def new_cards(learner: Learner, count: int) -> list[str]:
    course_id = (await learner.post("/courses", {"name": "Biology"})).json()["id"]
    cards = [{"course_id": course_id, "front": str(number), "back": "b"} for number in range(count)]
    return [card["id"] for card in (await learner.post(f"{CARDS}/bulk", {"flashcards": cards})).json()["items"]]


async def count(api: Api, query: Any) -> int:
    async with api.container.adapters.database().connect() as connection:
        return int((await connection.execute(query)).scalar_one())


async def test_eight_devices_answer_one_card(api: Api, learner: Learner, card: str) -> None:
    for turn in range(3):
        answers = await asyncio.gather(*(learner.post(f"{card}/reviews", {"rating": 4}) for _ in range(8)))
        assert {answer.status_code for answer in answers} == {201}
        stand = (await learner.get(card)).json()
        acknowledged = 8 * (turn + 1)
        assert stand["schedule"]["repetitions"] == stand["version"] - 1 == acknowledged
        intervals = sorted(answer.json()["review"]["interval_days"] for answer in answers)
        assert intervals[-1] == stand["schedule"]["interval_days"]
    log = (await learner.get(f"{card}/reviews", params={"limit": 100})).json()["items"]
    assert len(log) == len({review["id"] for review in log}) == 24
    told = select(func.count()).select_from(outbox).where(outbox.c.name == "assessments.flashcard_reviewed")
    assert await count(api, told) == 24


async def test_eight_times_the_same_answer_counts_once(api: Api, learner: Learner, card: str) -> None:
    for turn in range(3):
        body = {"rating": 4, "review_id": str(uuid4())}
        answers = await asyncio.gather(*(learner.post(f"{card}/reviews", body) for _ in range(8)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.text for answer in answers}) == 1
        assert (await learner.get(card)).json()["version"] == 2 + turn
    assert await count(api, select(func.count()).select_from(reviews)) == 3


async def test_batches_and_single_answers_at_once_lose_nothing(api: Api, learner: Learner) -> None:
    ids = await new_cards(learner, 5)
    start = datetime.now(UTC) - timedelta(days=30)

    def batch(device: int) -> dict[str, Any]:
        return {
            "reviews": [
                {
                    "review_id": str(uuid4()),
                    "flashcard_id": card_id,
                    "rating": 4,
                    "reviewed_at": (start + timedelta(days=device, hours=number)).isoformat(),
                }
                for number, card_id in enumerate(ids * 4)
            ]
        }

    answers = await asyncio.gather(
        *(learner.post("/assessments/reviews/batch", batch(device)) for device in range(4)),
        *(learner.post(f"{CARDS}/{card_id}/reviews", {"rating": 4}) for card_id in ids),
    )
    assert {answer.status_code for answer in answers} == {200, 201}
    assert await count(api, select(func.count()).select_from(reviews)) == 4 * 20 + 5
    for card_id in ids:
        assert (await learner.get(f"{CARDS}/{card_id}")).json()["schedule"]["repetitions"] == 17


async def test_undo_and_answer_at_once_leave_a_log_that_fits(learner: Learner, card: str) -> None:
    for _ in range(5):
        await learner.post(f"{card}/reviews", {"rating": 4})
        await asyncio.gather(learner.delete(f"{card}/reviews/last"), learner.post(f"{card}/reviews", {"rating": 5}))
        log = (await learner.get(f"{card}/reviews", params={"limit": 100})).json()["items"]
        standing = [review for review in log if review["undone_at"] is None]
        assert (await learner.get(card)).json()["schedule"]["repetitions"] == len(standing)


async def test_statements_do_not_grow_with_data(api: Api, learner: Learner) -> None:
    few = await new_cards(learner, 1)
    database = api.container.adapters.database()
    first = await statements(database.engine.sync_engine, learner, few[0])
    many = await new_cards(learner, 400)
    for card_id in many[:10]:
        await learner.post(f"{CARDS}/{card_id}/reviews", {"rating": 4})
    second = await statements(database.engine.sync_engine, learner, many[0])
    assert first == second
    assert first["review"] == (3 if database.is_sqlite else 2)
    assert first["due"] == first["read"] == 1


async def statements(engine: Any, learner: Learner, card_id: str) -> dict[str, int]:
    """How many about cards each request needs; what goes on beside it in the background is left out."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        in_the_background = "event_name" in structlog.contextvars.get_contextvars()
        if not in_the_background and ("flashcards" in statement or "reviews" in statement):
            seen.append(statement)

    requests: dict[str, Callable[[], Awaitable[httpx.Response]]] = {
        "review": lambda: learner.post(f"{CARDS}/{card_id}/reviews", {"rating": 4}),
        "due": lambda: learner.get(f"{CARDS}/due"),
        "read": lambda: learner.get(f"{CARDS}/{card_id}"),
        "undo": lambda: learner.delete(f"{CARDS}/{card_id}/reviews/last"),
        "forecast": lambda: learner.get("/learning/analytics/forecast"),
    }
    found = {}
    for request in requests.values():
        await request()
    event.listen(engine, "before_cursor_execute", note)
    for name, request in requests.items():
        seen.clear()
        assert (await request()).is_success
        found[name] = len(seen)
    event.remove(engine, "before_cursor_execute", note)
    return found
