"""Our side of the wire to the OpenAI stand-in, impatient as tests are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.language_model import LanguageModel
from aksio.adapters.openai.patience import Patience
from aksio.adapters.openai.pricing import Price
from aksio.domain.shared.model_usage import ModelUsage
from tests.standin.openai_server import OpenAIStandIn

PRICE = Price(input=0.75, output=4.5)
ONE_CALL = ModelUsage(model="test-model", calls=1, input_tokens=800, output_tokens=100, cost_micros=1050)
NO_WAIT = Patience(first_wait=0)
QUICK = ModelTimeouts(connect=1, read=0.3, total=1, queue=1)


@asynccontextmanager
async def a_model(
    openai: OpenAIStandIn, *, patience: Patience = NO_WAIT, timeouts: ModelTimeouts | None = None
) -> AsyncIterator[LanguageModel]:
    """A language model that lives on the stand-in."""
    timeouts = timeouts or ModelTimeouts()
    client = CompletionsClient(api_key="sk-test", base_url=openai.url, timeouts=timeouts)
    model = LanguageModel(client, model="test-model", price=PRICE, timeouts=timeouts, patience=replace(patience))
    try:
        yield model
    finally:
        await model.close()
