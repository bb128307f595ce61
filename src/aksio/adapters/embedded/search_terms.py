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
_RUN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")
_LONGEST_WORD = 40


def search_terms(text: str) -> Iterator[str]:
    """Words as they are compared: without case, accents, vowel marks or the Arabic article.

    Scripts that put no space between words give their pairs of neighbouring characters instead.
    """
    for run in _RUN.findall(_folded(text)):
        if _is_unspaced(run):
            yield from (run[start : start + 2] for start in range(max(1, len(run) - 1)))
        else:
            yield _ARABIC_ARTICLE.sub("", run)[:_LONGEST_WORD]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    # Arabic writers use these for each other; the stretching mark means nothing.
    return letters.replace("\u0649", "\u064a").replace("\u0629", "\u0647").replace("\u0640", "")


def _is_unspaced(run: str) -> bool:
    return re.match(f"[{_UNSPACED}]", run) is not None
