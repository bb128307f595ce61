"""Which language a text is in."""

import pytest

from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from tests.make.generation import STUDY_LANGUAGES, study_texts


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_articles_are_recognised(language: str) -> None:
    detector = LangdetectLanguageDetector()
    assert {await detector.language_of(text) for text in study_texts(language)[:20]} == {language}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("托马斯·戴维斯有多少次迫使掉球？", "zh"),
        ("灯台はいつ建てられましたか。", "ja"),
        ("등대는 언제 지어졌습니까?", "ko"),
    ],
)
async def test_east_asian_languages_are_told_by_their_script(text: str, language: str) -> None:
    assert await LangdetectLanguageDetector().language_of(text) == language


async def test_norwegian_is_what_learners_ask_for() -> None:
    """Cards in Bokmål that was asked for as `nb` must not pass for another language."""
    text = "Fyret ble bygget for å vise sjøfolk hvor de farlige skjærene ligger. Det lyser hele natten."
    assert await LangdetectLanguageDetector().language_of(text) == "nb"


@pytest.mark.parametrize("text", ["", "1871", "Harriet Dunmore", "?!… " * 20, "12,345 " * 30])
async def test_too_little_text_gives_no_verdict(text: str) -> None:
    assert await LangdetectLanguageDetector().language_of(text) is None


async def test_the_verdict_never_changes() -> None:
    """langdetect is random by itself; this sentence of two languages sways it."""
    text = "The lighthouse ist ein Turm mit einer strong lamp and guides ships along der Küste."
    verdicts = {await LangdetectLanguageDetector().language_of(text) for _ in range(30)}
    assert len(verdicts) == 1
