"""Wrong options out of the same document: of the key's kind and size, from places like the key's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from aksio.adapters.embedded.extraction.answers import answers
from aksio.adapters.embedded.extraction.grammar import Grammar
from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.domain.assessments.card_text import contains_phrase, words

_YEAR = re.compile(r"1\d{3}|20\d\d")
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?\s?[%％]?")
_BEFORE, _AFTER = re.compile(r"(\w+)\W*$"), re.compile(r"^\W*(\w+)")
_CJK = re.compile(r"[\u3400-\u9fff]")
_YEARS_LIKE_TWICE = 50
"""Years that lie so far apart count as far as numbers of which one is twice the other."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """The words beside an answer; in Chinese, the characters. Empty at either end of a sentence."""

    before: str
    after: str

    @classmethod
    def of(cls, text: str, sentence: str) -> "Place":
        """Where the text stands first in a sentence."""
        before, _, after = sentence.partition(text)
        left, right = _BEFORE.search(before), _AFTER.search(after)
        at, to = left.group(1).casefold() if left else "", right.group(1).casefold() if right else ""
        return cls(before=at[-1:], after=to[:1]) if _CJK.search(text) else cls(before=at, after=to)


@dataclass(frozen=True, kw_only=True)
class Lure:
    """Something that could be an answer, and all places where it stands."""

    text: str
    places: tuple[Place, ...]


def answer_pool(texts: Iterable[str], grammar: Grammar, counts: Counter[str]) -> list[Lure]:
    """Everything in the texts that could be an answer, in reading order, each once."""
    found: dict[str, list[Place]] = defaultdict(list)
    for sentence in (sentence for text in texts for sentence in sentences(text)):
        for answer in answers(sentence, grammar, counts):
            found[answer.text].append(Place.of(answer.text, sentence))
    return [Lure(text=text, places=tuple(places)) for text, places in found.items()]


def distractors(key: str, question: str, pool: Iterable[Lure], *, wanted: int) -> list[str]:
    """At most `wanted`, none of which holds, or is held by, the key, another one or the question.

    `question` is the sentence of the key, as it stands in the document.
    """
    taken = [words(key)]
    asked, place = words(question), Place.of(key, question)
    chosen: list[str] = []
    alike = (lure for lure in pool if _kind(lure.text) == _kind(key))
    for lure in sorted(alike, key=lambda lure: _distance(lure, key, place)):
        mine = words(lure.text)
        if contains_phrase(asked, mine) or any(
            contains_phrase(one, mine) or contains_phrase(mine, one) for one in taken
        ):
            continue
        chosen.append(lure.text)
        taken.append(mine)
        if len(chosen) == wanted:
            break
    return chosen


def _kind(text: str) -> str:
    """Years, spans, shares, other numbers, names and terms do not pass for one another."""
    if _YEAR.fullmatch(text):
        return "year"
    if text[0].isdigit():
        return "share" if text[-1] in "%％" else "number" if _NUMBER.fullmatch(text) else "span"
    if "·" in text or " " in text:
        return "name"
    return "capital" if text[0].isupper() else "term"


def _distance(lure: Lure, key: str, place: Place) -> float:
    """How unlike the key it is. A common neighbour outweighs some difference in size or length."""
    before = any(one.before == place.before != "" for one in lure.places)
    after = any(one.after == place.after != "" for one in lure.places)
    return _difference(lure.text, key) - before - after / 2


def _difference(text: str, key: str) -> float:
    """Of numbers, in doublings; of words, in length, number and ending."""
    one, other = _value(text), _value(key)
    if one is not None and other is not None:
        if _YEAR.fullmatch(text) and _YEAR.fullmatch(key):
            return abs(one - other) / _YEARS_LIKE_TWICE
        return abs(log2((one + 1) / (other + 1)))
    longer = abs(len(text) - len(key)) / max(len(text), len(key))
    return 2 * longer + (len(text.split()) != len(key.split())) / 2 + (text[-2:] != key[-2:]) / 2


def _value(text: str) -> float | None:
    """What a number is worth, whatever marks its thousands and decimals."""
    match = _NUMBER.fullmatch(text)
    return None if match is None else float(f"{re.sub('[.,]', '', match.group(1))}.{match.group(2) or 0}")
