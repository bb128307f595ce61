"""Who writes cards is decided by whether there is a key."""

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.composition.writers import card_writer


def test_without_a_key_cards_are_cut_out_of_the_text() -> None:
    assert isinstance(card_writer(Settings.read({}), RecentAnswers()), ExtractiveCardWriter)


def test_with_a_key_openai_writes() -> None:
    assert isinstance(card_writer(Settings.read({"AKSIO_OPENAI_API_KEY": "sk-a"}), RecentAnswers()), OpenAICardWriter)


def test_the_plain_name_of_the_key_is_understood() -> None:
    assert isinstance(card_writer(Settings.read({"OPENAI_API_KEY": "sk-b"}), RecentAnswers()), OpenAICardWriter)
