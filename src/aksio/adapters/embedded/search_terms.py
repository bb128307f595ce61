"""The words that a text is found by, in any language."""

import re
import unicodedata
from collections.abc import Iterator

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
)
_RUN = re.compile(rf"([{_UNSPACED}]+)|([^\W_{_UNSPACED}]+)")
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")
_LONGEST_WORD = 40


def search_terms(text: str) -> Iterator[str]:
    """Words as they are compared: without case, accents, vowel marks or the Arabic article.

    Scripts that put no space between words give their pairs of neighbouring characters instead.
    """
    for unspaced, word in _RUN.findall(_folded(text)):
        if unspaced:
            yield from (unspaced[start : start + 2] for start in range(max(1, len(unspaced) - 1)))
        elif "\u0600" <= word[0] <= "\u06ff":
            yield _ARABIC_ARTICLE.sub("", word)[:_LONGEST_WORD]
        else:
            yield word[:_LONGEST_WORD]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDING)


class _Folding(dict[int, int | None]):
    """For str.translate: drops marks, and what Arabic writers use for each other becomes one. Learns as it goes."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_FOLDING = _Folding({0x0649: 0x064A, 0x0629: 0x0647, 0x0640: None})
