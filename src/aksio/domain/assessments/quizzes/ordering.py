"""Put in order."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, OrderedItems, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.part import Part, part_errors
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


class OrderStrategy(StrEnum):
    """What an order earns that is not quite right."""

    ALL_OR_NOTHING = "all_or_nothing"
    ABSOLUTE_POSITION = "absolute_position"
    LONGEST_ORDERED_SUBSET = "longest_ordered_subset"


@dataclass(frozen=True, kw_only=True)
class Ordering:
    """`items` in the right order."""

    kind: ClassVar = QuestionKind.ORDERING
    items: tuple[Part, ...]
    strategy: OrderStrategy = OrderStrategy.ALL_OR_NOTHING

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        return part_errors(self.items, "/items", fewest=2, name="")

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, and unless every item is there once."""
        item_ids = expect(answer, OrderedItems).item_ids
        places = {item.id: place for place, item in enumerate(self.items)}
        for number, item_id in enumerate(item_ids):
            if item_id not in places:
                raise refuse_answer(f"/item_ids/{number}", "unknown_item", "There is no such item.")
        if len(item_ids) != len(places) or len(set(item_ids)) != len(places):
            raise refuse_answer("/item_ids", "not_every_item", "Must have every item once.")
        return Mark(fraction=_STRATEGIES[self.strategy]([places[item_id] for item_id in item_ids]))


def _absolute_position(order: Sequence[int]) -> Fraction:
    return Fraction(sum(place == found for found, place in enumerate(order)), len(order))


def _longest_ordered_subset(order: Sequence[int]) -> Fraction:
    """One item alone is always in order, and earns nothing."""
    longest = longest_increasing(order)
    return Fraction(longest, len(order)) if longest > 1 else NOTHING


def _all_or_nothing(order: Sequence[int]) -> Fraction:
    return ALL if all(place == found for found, place in enumerate(order)) else NOTHING


def longest_increasing(order: Sequence[int]) -> int:
    """How many numbers of the sequence, at most, stand in increasing order, gaps between them allowed."""
    ends: list[int] = []
    for number in order:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


_STRATEGIES = {
    OrderStrategy.ALL_OR_NOTHING: _all_or_nothing,
    OrderStrategy.ABSOLUTE_POSITION: _absolute_position,
    OrderStrategy.LONGEST_ORDERED_SUBSET: _longest_ordered_subset,
}
