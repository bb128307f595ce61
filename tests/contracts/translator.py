"""What every translator keeps."""

import pytest

from aksio.application.assessments.translations.translator_port import Translator
from tests.make.parallel import pairs

GROUPS = [(*pair, "") for pair in pairs("en")[:3]] + [pairs("en")[3]]
"""Not all of one length, and with an empty text."""


class TranslatorContract:
    """Subclasses give `translator`, and are collected by pytest."""

    @pytest.fixture
    def translator(self) -> Translator:
        raise NotImplementedError

    async def test_every_text_comes_back_in_its_place(self, translator: Translator) -> None:
        translated = await translator.translate(GROUPS, language="de-AT")
        assert translated.groups == (*((*pair, "") for pair in pairs("de")[:3]), pairs("de")[3])

    async def test_it_says_what_that_cost_and_had_said_what_it_would(self, translator: Translator) -> None:
        usage = (await translator.translate(GROUPS, language="es", insist=True)).usage
        assert usage.model
        assert 0 < usage.tokens <= translator.most_tokens(GROUPS)

    async def test_more_costs_more(self, translator: Translator) -> None:
        assert translator.is_there
        assert translator.most_tokens(GROUPS) > translator.most_tokens(GROUPS[:1]) > 0
