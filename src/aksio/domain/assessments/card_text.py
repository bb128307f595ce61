"""How texts of cards are compared: by their words, whatever the spelling, punctuation and script."""

import re
import unicodedata

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_SPACES = re.compile(r"\s+")


def fold_spaces(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """The words in order, without case, punctuation, gaps and Arabic vowel marks.

    Chinese and Japanese put no spaces between words: there every character counts as one.
    """
    return _WORD.findall(_ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def contains_phrase(text: list[str], phrase: list[str]) -> bool:
    """Whether the words of `phrase` stand side by side in `text`."""
    width = len(phrase)
    return width > 0 and any(text[at : at + width] == phrase for at in range(len(text) - width + 1))
