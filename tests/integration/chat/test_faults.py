"""The search is away."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.chat.reading import asked
from tests.integration.http_client import Api, running_api
from tests.make.material import a_course_of, until, uploaded
from tests.standin.faults import Faults
from tests.standin.openai_server import OpenAIStandIn
from tests.standin.server import StandIn

NO_SEARCH = "Your documents cannot be searched at the moment, so this answer has no sources."


@pytest.fixture(params=["quotes", "model"])
async def api_beside_retrieval(
    request: pytest.FixtureRequest, settings: Settings, retrieval_service: StandIn, model: OpenAIStandIn
) -> AsyncIterator[Api]:
    """The application with a retrieval-service, once without and once with a model."""
    beside = msgspec.structs.replace(settings, retrieval_url=retrieval_service.url, upstream_timeout_seconds=0.5)
    if request.param == "model":
        beside = msgspec.structs.replace(beside, openai_api_key="k", openai_base_url=model.url)
    async with running_api(beside) as api:
        yield api


async def test_without_search_there_is_an_answer_without_sources_that_says_so(
    api_beside_retrieval: Api, retrieval_service: StandIn
) -> None:
    student = await api_beside_retrieval.register()
    course = await a_course_of(student)
    document = await uploaded(student, course)
    await until(student, f"/courses/{course}/documents/{document['id']}", status="ready")
    await until(student, f"/courses/{course}", language="en")  # asked of the retrieval-service, too
    chat = (await student.post("/chat/chats", {"course_id": course})).json()["id"]
    question = "Could you please tell me where in the cell the genome is kept?"
    retrieval_service.misbehave(Faults(mode="down"))
    answer = (await asked(student, chat, question))["assistant_message"]
    assert answer["content"].startswith(NO_SEARCH)
    assert (answer["status"], answer["grounding"], answer["citations"]) == ("complete", "unavailable", [])
    retrieval_service.misbehave(Faults(mode="none"))
    assert (await asked(student, chat, question))["assistant_message"]["grounding"] != "unavailable"
