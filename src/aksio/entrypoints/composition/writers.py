"""Who writes and reads: OpenAI where there is a key, else the extractive writers and tutor, and no reader."""

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.embedded.memory_aids import AcronymAids
from aksio.adapters.embedded.no_answer_reader import NoAnswerReader
from aksio.adapters.embedded.no_translator import NoTranslation
from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.adapters.embedded.summary_writer import ExtractiveSummaryWriter
from aksio.adapters.embedded.tutor import ExtractiveTitler, ExtractiveTutor
from aksio.adapters.languages.langdetect_detector import load_profiles
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.answer_reader import OpenAIAnswerReader
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts, load_sdk
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.language_model import LanguageModel
from aksio.adapters.openai.memory_aids import OpenAIMemoryAids
from aksio.adapters.openai.passage_model import PassageModel
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.question_writer import OpenAIQuestionWriter
from aksio.adapters.openai.remembering_tutor import RememberingTutor
from aksio.adapters.openai.summary_model import SummaryModel
from aksio.adapters.openai.summary_writer import OpenAISummaryWriter
from aksio.adapters.openai.translator import OpenAITranslator
from aksio.adapters.openai.tutor import OpenAITitler, OpenAITutor
from aksio.entrypoints.composition.settings import Settings


def get_ready_to_write(settings: Settings) -> None:
    """At the start of a process, so that no learner waits for what is loaded once."""
    if settings.openai_api_key is not None:
        load_sdk()
        load_profiles()  # the language of everything that a model writes is looked at


def card_writer(settings: Settings, answers: RecentAnswers) -> OpenAICardWriter | ExtractiveCardWriter:
    """The writer of flashcards."""
    if settings.openai_api_key is None:
        return ExtractiveCardWriter()
    return OpenAICardWriter(_writing_model(settings, settings.openai_api_key, answers))


def question_writer(settings: Settings, answers: RecentAnswers) -> OpenAIQuestionWriter | ExtractiveQuestionWriter:
    """The writer of quiz questions."""
    if settings.openai_api_key is None:
        return ExtractiveQuestionWriter()
    return OpenAIQuestionWriter(_writing_model(settings, settings.openai_api_key, answers))


def translator(settings: Settings, answers: RecentAnswers) -> OpenAITranslator | NoTranslation:
    """Who translates decks; without a key nobody."""
    if settings.openai_api_key is None:
        return NoTranslation()
    return OpenAITranslator(_writing_model(settings, settings.openai_api_key, answers))


def summary_writer(settings: Settings) -> OpenAISummaryWriter | ExtractiveSummaryWriter:
    """The writer of summaries."""
    if settings.openai_api_key is None:
        return ExtractiveSummaryWriter()
    return OpenAISummaryWriter(SummaryModel(_fenced_model(settings, settings.openai_api_key)))


def memory_aids(settings: Settings) -> OpenAIMemoryAids | AcronymAids:
    """Who thinks of mnemonics."""
    if settings.openai_api_key is None:
        return AcronymAids()
    return OpenAIMemoryAids(SummaryModel(_fenced_model(settings, settings.openai_api_key)))


def answer_reader(settings: Settings) -> OpenAIAnswerReader | NoAnswerReader:
    """Who suggests marks for answers in words; without a key nobody, and a person gives them."""
    if settings.openai_api_key is None:
        return NoAnswerReader()
    price = Price(input=settings.openai_judging_price_input, output=settings.openai_judging_price_output)
    model = _model(settings, settings.openai_api_key, name=settings.openai_model_judging, price=price)
    return OpenAIAnswerReader(model)


def tutor(settings: Settings, answers: RecentAnswers) -> RememberingTutor | ExtractiveTutor:
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
    return RememberingTutor(asking, answers, model=settings.openai_model_chat)


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


def _writing_model(settings: Settings, api_key: str, answers: RecentAnswers) -> PassageModel:
    return PassageModel(_fenced_model(settings, api_key), answers)


def _fenced_model(settings: Settings, api_key: str) -> FencedModel:
    price = Price(input=settings.openai_price_input, output=settings.openai_price_output)
    return FencedModel(_model(settings, api_key, name=settings.openai_model_writing, price=price))


def _model(settings: Settings, api_key: str, *, name: str, price: Price) -> LanguageModel:
    read = settings.openai_timeout_seconds
    timeouts = ModelTimeouts(read=read, total=2 * read)
    client = CompletionsClient(api_key=api_key, base_url=settings.openai_base_url, timeouts=timeouts)
    return LanguageModel(client, model=name, price=price, timeouts=timeouts)
