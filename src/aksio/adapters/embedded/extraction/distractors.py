"""Wrong options out of the same document: of the same kind as the right one, and near it in length."""

import re
from collections import Counter
from collections.abc import Iterable

from aksio.adapters.embedded.extraction.answers import answers
from aksio.adapters.embedded.extraction.grammar import Grammar
from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.domain.assessments.card_text import contains_phrase, words

_YEAR = re.compile(r"1\d{3}|20\d\d")


def answer_pool(texts: Iterable[str], grammar: Grammar, counts: Counter[str]) -> list[str]:
    """Everything in the texts that could be an answer, in reading order, each once."""
    found = (
        answer.text for text in texts for sentence in sentences(text) for answer in answers(sentence, grammar, counts)
    )
    return list(dict.fromkeys(found))


def distractors(key: str, question: str, pool: Iterable[str], *, wanted: int) -> list[str]:
    """At most `wanted`, none of which holds, or is held by, the key, another one or the question."""
    taken = [words(key)]
    asked = words(question)
    chosen: list[str] = []
    alike = (text for text in pool if _kind(text) == _kind(key))
    for text in sorted(alike, key=lambda text: abs(len(text) - len(key))):
        mine = words(text)
        if contains_phrase(asked, mine) or any(
            contains_phrase(one, mine) or contains_phrase(mine, one) for one in taken
        ):
            continue
        chosen.append(text)
        taken.append(mine)
        if len(chosen) == wanted:
            break
    return chosen


def _kind(text: str) -> str:
    """Years, other numbers, names and terms do not pass for one another."""
    if _YEAR.fullmatch(text):
        return "year"
    if text[0].isdigit():
        return "share" if text[-1] in "%％" else "number"
    if "·" in text or " " in text:
        return "name"
    return "capital" if text[0].isupper() else "term"
