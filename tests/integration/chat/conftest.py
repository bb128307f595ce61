"""A course with a document, once with the extractive tutor and once with a model."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from aksio.adapters.sql.tables.generations import ai_usage
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import a_course_of, uploaded
from tests.standin.openai_server import OpenAIStandIn, openai_stand_in


@pytest.fixture
def model() -> Iterator[OpenAIStandIn]:
    """A model that answers well, unless it is told otherwise."""
    with openai_stand_in() as model:
        yield model


@pytest.fixture
def stall_seconds() -> float:
    """How long the model may stand still."""
    return 0.5


@pytest.fixture
async def model_api(settings: Settings, model: OpenAIStandIn, stall_seconds: float) -> AsyncIterator[Api]:
    """The application with that model."""
    with_model = msgspec.structs.replace(
        settings, openai_api_key="k", openai_base_url=model.url, chat_stall_seconds=stall_seconds
    )
    async with running_api(with_model) as api:
        yield api


async def a_chat_of(learner: Learner, **more: Any) -> dict[str, Any]:
    """A chat about a course with a document."""
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id)
    answer = await learner.post("/chat/chats", {"course_id": course_id, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def spent(api: Api) -> tuple[int, int]:
    """Tokens that were used, and calls for which tokens are still set aside."""
    table = ai_usage.c
    used = func.coalesce(func.sum(table.input_tokens + table.output_tokens), 0)
    waiting = func.count().filter(table.settled_at.is_(None))
    async with api.container.adapters.database().engine.connect() as connection:
        row = (await connection.execute(select(used, waiting))).one()
    return int(row[0]), int(row[1])
