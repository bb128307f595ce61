"""Counting what was written, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass

from aksio.domain.assessments.card_text import contains_phrase, words
from quality.corpus import Words
from quality.table import percent

COLUMNS = ("language", "proposed", "pass all checks", "keys", "key is a gold answer", "key and a gold answer overlap")


@dataclass(kw_only=True)
class Tally:
    """`overlapping` keys hold a gold answer or are part of one; those that are one count too."""

    proposed: int = 0
    passed: int = 0
    keys: int = 0
    gold: int = 0
    overlapping: int = 0

    def count_key(self, key: str, gold: Iterable[Words]) -> None:
        """One more key, held against an article's gold answers."""
        mine = words(key)
        self.keys += 1
        self.gold += tuple(mine) in gold
        self.overlapping += any(contains_phrase(mine, list(one)) or contains_phrase(list(one), mine) for one in gold)

    def row(self, language: str) -> tuple[str, ...]:
        """The cells under COLUMNS."""
        return (
            language,
            str(self.proposed),
            percent(self.passed, self.proposed),
            str(self.keys),
            percent(self.gold, self.keys),
            percent(self.overlapping, self.keys),
        )
