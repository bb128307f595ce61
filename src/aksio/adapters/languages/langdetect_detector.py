"""Tells languages apart: East Asian ones by their script, the rest with langdetect."""

import asyncio
import re
from functools import cache
from typing import Any

from aksio.domain.shared.language import spoken

SEED = 0
"""langdetect samples n-grams at random; with a fixed seed the same text always gives the same answer."""

FEWEST_LETTERS = 30
FEWEST_IDEOGRAMS = 6
SURE = 0.95

_IDEOGRAM = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")


class LangdetectLanguageDetector:
    """Knows 55 languages. Says None below `SURE` or when the text is too short: a wrong verdict costs a good card.

    The first call that needs them reads the language profiles, which takes about half a second; detection runs in
    a thread.
    """

    async def language_of(self, text: str) -> str | None:
        """A primary tag such as `zh`; `nb` for every written Norwegian."""
        letters = sum(character.isalpha() for character in text)
        by_script = _by_script(text, letters)
        if by_script is not None or letters < FEWEST_LETTERS:
            return by_script
        return await asyncio.to_thread(_detect, text)


def load_profiles() -> None:
    """Most of a second of processor time: for the start of a process where somebody would wait for it."""
    _profiles()


def _by_script(text: str, letters: int) -> str | None:
    """The East Asian language whose script this is.

    langdetect takes short Chinese sentences with transcribed or Latin names for Korean or Latvian.
    """
    ideograms = len(_IDEOGRAM.findall(text))
    if len(_KANA.findall(text)) * 5 > letters:
        return "ja"
    if len(_HANGUL.findall(text)) * 2 > letters:
        return "ko"
    if ideograms >= FEWEST_IDEOGRAMS and ideograms * 3 > letters:
        return "zh"
    return None


def _detect(text: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 (the import reads files)

    detector = _profiles().create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    if not found or found[0].prob < SURE:
        return None
    return spoken(str(found[0].lang))


@cache
def _profiles() -> Any:
    """langdetect has no types."""
    from langdetect import DetectorFactory  # noqa: PLC0415
    from langdetect.detector_factory import PROFILES_DIRECTORY  # noqa: PLC0415

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(SEED)
    return factory
