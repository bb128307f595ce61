"""Who writes: OpenAI where there is a key, else the extractive writer and tutor."""

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.embedded.tutor import ExtractiveTitler, ExtractiveTutor
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.language_model import LanguageModel
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.remembering_tutor import RememberingTutor
from aksio.adapters.openai.tutor import OpenAITitler, OpenAITutor
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


def tutor(settings: Settings) -> RememberingTutor | ExtractiveTutor:
    """Who answers in conversations."""
    if settings.openai_api_key is None:
        return ExtractiveTutor()
    price = Price(input=settings.openai_chat_price_input, output=settings.openai_chat_price_output)
    asking = OpenAITutor(
        _chat_client(settings, settings.openai_api_key),
        model=settings.openai_model_chat,
        price=price,
        window_tokens=settings.chat_window_tokens,
    )
    return RememberingTutor(asking, RecentAnswers(), model=settings.openai_model_chat)


def titler(settings: Settings) -> OpenAITitler | ExtractiveTitler:
    """Who finds titles for conversations."""
    if settings.openai_api_key is None:
        return ExtractiveTitler()
    price = Price(input=settings.openai_price_input, output=settings.openai_price_output)
    client = _chat_client(settings, settings.openai_api_key)
    return OpenAITitler(client, model=settings.openai_model_titles, price=price)


def _chat_client(settings: Settings, api_key: str) -> CompletionsClient:
    timeouts = ModelTimeouts(read=settings.chat_stall_seconds)
    return CompletionsClient(api_key=api_key, base_url=settings.openai_base_url, timeouts=timeouts)
