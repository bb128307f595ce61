"""The cards that a course has already, arranged so that another telling of the same fact is found quickly."""

from collections import defaultdict
from collections.abc import Iterable

from aksio.domain.assessments.card_text import words

SAME_FRONT = 0.7
"""Fronts that share this part of their words (Jaccard index), with one answer, ask the same thing."""


class KnownCards:
    """Holds fronts and backs; `holds` is answered from the cards that share a word of the answer."""

    def __init__(self, cards: Iterable[tuple[str, str]] = ()) -> None:
        self._fronts: set[tuple[str, ...]] = set()
        self._cards: list[tuple[frozenset[str], frozenset[str]]] = []
        self._by_answer_word: dict[str, list[int]] = defaultdict(list)
        for front, back in cards:
            self.add(front, back)

    def add(self, front: str, back: str) -> None:
        """Remember a card."""
        front_words, back_words = words(front), frozenset(words(back))
        self._fronts.add(tuple(front_words))
        for word in back_words:
            self._by_answer_word[word].append(len(self._cards))
        self._cards.append((frozenset(front_words), back_words))

    def holds(self, front: str, back: str) -> bool:
        """Whether there is a card with the same front, or with nearly the same front and an answer that agrees."""
        front_words = words(front)
        if tuple(front_words) in self._fronts:
            return True
        asked, answer = frozenset(front_words), frozenset(words(back))
        candidates = {at for word in answer for at in self._by_answer_word.get(word, ())}
        return any(self._asks_the_same(at, asked, answer) for at in candidates)

    def _asks_the_same(self, at: int, asked: frozenset[str], answer: frozenset[str]) -> bool:
        front, back = self._cards[at]
        agrees = answer <= back or back <= answer
        return agrees and len(front & asked) >= SAME_FRONT * len(front | asked)
