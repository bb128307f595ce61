"""What questions a piece of material could carry, and which of it should carry what.

A fact is asked once, whatever the type, so types compete for facts. The scarce ones choose first: matching, which takes
several facts of one passage, and then the rest as a maximum bipartite matching between wanted questions and facts.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from aksio.domain.assessments.card_text import words
from aksio.domain.assessments.question_mix import Counts
from aksio.domain.assessments.quizzes.question_kind import QuestionKind

P = TypeVar("P", bound=Hashable)

MATCHING = QuestionKind.MATCHING
WORDS_PER_FACT = 12
MOST_FACTS = 25
FACTS_PER_MATCHING = 3


@dataclass(frozen=True, kw_only=True)
class Room:
    """For each fact of a passage the types in which it could be asked by itself; and `groups` of facts, by their
    places, of which each makes one question to match. Groups share no fact."""

    facts: tuple[frozenset[QuestionKind], ...] = ()
    groups: tuple[frozenset[int], ...] = ()

    @classmethod
    def by_length(cls, text: str, kinds: Iterable[QuestionKind]) -> Self:
        """A guess for whoever can put a fact in any type: so many facts as there are `WORDS_PER_FACT`."""
        facts = min(len(words(text)) // WORDS_PER_FACT, MOST_FACTS)
        groups = range(0, facts - FACTS_PER_MATCHING + 1, FACTS_PER_MATCHING)
        return cls(
            facts=(frozenset(kinds) - {MATCHING},) * facts,
            groups=tuple(frozenset(range(first, first + FACTS_PER_MATCHING)) for first in groups),
        )

    def most(self, kind: QuestionKind) -> int:
        """How many questions of one type it has room for, if no other is wanted."""
        return len(self.groups) if kind is MATCHING else sum(kind in kinds for kinds in self.facts)


@dataclass(frozen=True, kw_only=True)
class Placing(Generic[P]):
    """Which passage carries how many questions of which types, and what found no place."""

    placed: Mapping[P, Counter[QuestionKind]]
    missing: Counter[QuestionKind]


def place(wanted: Counts[QuestionKind], rooms: Mapping[P, Room]) -> Placing[P]:
    """Find a place for as many of the wanted questions as possible, spread over the passages, the first ones first.

    Without questions to match, no other placing has fewer missing.
    """
    placing = _Placing(rooms)
    counts = Counter(dict(wanted))
    groups = placing.group(counts.pop(MATCHING, 0), wanted=counts)
    missing = Counter({MATCHING: groups}) + placing.assign(counts)
    return Placing(placed={passage: count for passage, count in placing.placed().items() if count}, missing=missing)


def facts_for(wanted: Counts[QuestionKind], facts: Sequence[frozenset[QuestionKind]]) -> dict[int, QuestionKind]:
    """Which fact of one passage, by its place, is asked in which type, so that as many as possible are."""
    placing = _Placing({None: Room(facts=tuple(facts))})
    placing.assign(Counter(dict(wanted)))
    return {number: kind for (_, number), kind in placing.taken.items()}


Fact = tuple[P, int]


class _Placing(Generic[P]):
    """`free` are the facts left for questions of one fact, in the order in which they are tried."""

    def __init__(self, rooms: Mapping[P, Room]) -> None:
        self._rooms = rooms
        self._groups: dict[P, list[frozenset[int]]] = {passage: [] for passage in rooms}
        self.taken: dict[Fact[P], QuestionKind] = {}

    def group(self, count: int, *, wanted: Counter[QuestionKind]) -> int:
        """Place questions to match where the other types lose least. Returns how many found no place."""
        offers = [
            (turn, sum(bool(room.facts[fact] & set(wanted)) for fact in group), passage, group)
            for passage, room in self._rooms.items()
            for turn, group in enumerate(room.groups)
        ]
        offers.sort(key=lambda offer: offer[:2])
        for _, _, passage, group in offers[:count]:
            self._groups[passage].append(group)  # of each passage the first groups, which is what it will write
        return max(0, count - len(offers))

    def assign(self, wanted: Counter[QuestionKind]) -> Counter[QuestionKind]:
        """Place the others, those with fewest facts first. Returns what found no place."""
        free = self._free()
        scarcity = {kind: sum(kind in kinds for kinds in free.values()) for kind in wanted}
        missing: Counter[QuestionKind] = Counter()
        for kind in sorted(wanted, key=lambda kind: scarcity[kind]):
            for _ in range(wanted[kind]):
                if not self._find(kind, free, seen=set()):
                    missing[kind] += 1
        return missing

    def placed(self) -> dict[P, Counter[QuestionKind]]:
        """What each passage carries."""
        counts: dict[P, Counter[QuestionKind]] = {
            passage: Counter({MATCHING: len(groups)} if groups else {}) for passage, groups in self._groups.items()
        }
        for (passage, _), kind in self.taken.items():
            counts[passage][kind] += 1
        return counts

    def _find(self, kind: QuestionKind, free: Mapping[Fact[P], frozenset[QuestionKind]], seen: set[Fact[P]]) -> bool:
        """An augmenting path (Kuhn): a free fact, or a taken one whose question finds another."""
        able = [fact for fact, kinds in free.items() if kind in kinds and fact not in seen]
        for fact in able:
            if fact not in self.taken:
                self.taken[fact] = kind
                return True
        for fact in able:
            seen.add(fact)
            if self.taken[fact] is not kind and self._find(self.taken[fact], free, seen):
                self.taken[fact] = kind
                return True
        return False

    def _free(self) -> dict[Fact[P], frozenset[QuestionKind]]:
        """The first facts of all passages, then the second ones, and so on: questions spread over the material."""
        left = {passage: self._left(passage) for passage in self._rooms}
        longest = max(map(len, left.values()), default=0)
        return {
            (passage, facts[turn]): self._rooms[passage].facts[facts[turn]]
            for turn in range(longest)
            for passage, facts in left.items()
            if turn < len(facts)
        }

    def _left(self, passage: P) -> list[int]:
        used = {fact for group in self._groups[passage] for fact in group}
        return [fact for fact in range(len(self._rooms[passage].facts)) if fact not in used]
