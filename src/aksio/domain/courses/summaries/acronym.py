"""A word out of the first letters of a list, where that is one that can be said."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_ITEMS = 3
MOST_ITEMS = 12
MOST_CONSONANTS = 2
"""In a row; more can hardly be said."""

_VOWELS = frozenset("aeiouyαεηιουωаеиоуыэюяєі")
_VOWELLED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
"""Arabic and Hebrew write no vowels, and a Chinese character is a syllable: there any letters will do."""


@dataclass(frozen=True, kw_only=True)
class Acronym:
    """`word` has one letter for each of `items`, in their order."""

    word: str
    items: tuple[str, ...]


def acronym_of(items: Sequence[str], *, in_order: bool) -> Acronym | None:
    """From 3 to 12 items, in another order where theirs does not matter; None where no such word can be said."""
    if not FEWEST_ITEMS <= len(items) <= MOST_ITEMS or not all(_initial(item) for item in items):
        return None
    arranged = list(items) if in_order or _can_be_said(items) else _arranged(items)
    if not _can_be_said(arranged):
        return None
    return Acronym(word="".join(map(_initial, arranged)).upper(), items=tuple(arranged))


def spells(word: str, items: Sequence[str]) -> bool:
    """Whether the word has just the first letters of the items, in any order."""
    return sorted(word.casefold()) == sorted("".join(map(_initial, items)).casefold())


def _arranged(items: Sequence[str]) -> list[str]:
    """Consonants spread evenly between the vowels, both in their old order."""
    vowels = [item for item in items if _is_vowel(_initial(item))]
    others = [item for item in items if not _is_vowel(_initial(item))]
    gaps = len(vowels) + 1
    arranged: list[str] = []
    for gap in range(gaps):
        arranged += others[gap * len(others) // gaps : (gap + 1) * len(others) // gaps]
        arranged += vowels[gap : gap + 1]
    return arranged


def _can_be_said(items: Sequence[str]) -> bool:
    run = longest = 0
    for initial in map(_initial, items):
        run = run + 1 if _is_consonant(initial) else 0
        longest = max(longest, run)
    return longest <= MOST_CONSONANTS


def _is_consonant(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_VOWELLED_SCRIPTS) and not _is_vowel(letter)


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.casefold())[0] in _VOWELS


def _initial(item: str) -> str:
    """The first character, if that is a letter."""
    first = item.strip()[:1]
    return first if first.isalpha() else ""
