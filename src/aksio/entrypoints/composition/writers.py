"""Who writes: OpenAI where there is a key, else the extractive writer."""

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.language_model import LanguageModel
from aksio.adapters.openai.pricing import Price
from aksio.entrypoints.composition.settings import Settings


def card_writer(settings: Settings) -> OpenAICardWriter | ExtractiveCardWriter:
    """The writer of flashcards."""
    if settings.openai_api_key is None:
        return ExtractiveCardWriter()
    read = settings.openai_timeout_seconds
    timeouts = ModelTimeouts(read=read, total=2 * read)
    client = CompletionsClient(api_key=settings.openai_api_key, base_url=settings.openai_base_url, timeouts=timeouts)
    price = Price(input=settings.openai_price_input, output=settings.openai_price_output)
    model = LanguageModel(client, model=settings.openai_model_writing, price=price, timeouts=timeouts)
    return OpenAICardWriter(model, RecentAnswers())
