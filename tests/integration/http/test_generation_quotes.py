"""What a generation would cost is said before it is asked for, and by the same numbers."""

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_generations import GENERATIONS, ended, material, requested
from tests.integration.http_client import Learner, running_api
from tests.standin.openai_server import openai_stand_in


async def test_a_quote_covers_what_the_cards_then_cost(settings: Settings) -> None:
    with openai_stand_in() as openai:
        with_key = msgspec.structs.replace(settings, openai_api_key="sk-test", openai_base_url=openai.url)
        async with running_api(with_key) as api:
            learner = await api.register()
            body = await material(learner, articles=30)
            quote = (await learner.post(f"{GENERATIONS}/quote", body)).json()
            assert openai.requests == []
            generation = await ended(learner, (await requested(learner, body))["id"])
            after = (await learner.post(f"{GENERATIONS}/quote", body)).json()
    assert quote["fits"] is True
    assert quote["passages"] > quote["calls"] == 5, "one card of each of five passages"
    assert quote["estimated_tokens"] < quote["most_tokens"] <= quote["remaining_tokens"]
    used = generation["usage"]["input_tokens"] + generation["usage"]["output_tokens"]
    spent = quote["remaining_tokens"] - after["remaining_tokens"]
    assert 0 < used <= spent <= quote["estimated_tokens"], "a call whose card came too late was paid, too"


@pytest.mark.parametrize("kind", ["flashcards", "quiz"])
async def test_without_a_model_it_costs_nothing(learner: Learner, kind: str) -> None:
    quote = (await learner.post(f"{GENERATIONS}/quote", {**await material(learner), "kind": kind})).json()
    assert (quote["calls"], quote["estimated_tokens"], quote["most_tokens"]) == (0, 0, 0)
    assert quote["passages"] > 0


async def test_what_is_wrong_or_anothers_is_refused_as_the_request_is(learner: Learner, stranger: Learner) -> None:
    body = await material(learner)
    wrong = await learner.post(f"{GENERATIONS}/quote", {**body, "count": 0})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/count")
    assert (await stranger.post(f"{GENERATIONS}/quote", body)).status_code == 404
    assert (await learner.get(GENERATIONS)).json()["items"] == []
