"""How many questions of each type and of each difficulty a quiz is to have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from aksio.domain.shared.errors import FieldError

K = TypeVar("K", bound=StrEnum)

Counts = tuple[tuple[K, int], ...]
"""Pairs of what is counted and how many; empty where it does not matter."""


@dataclass(kw_only=True)
class Lack(Generic[K]):
    """What is still lacking of the `wanted` counts."""

    wanted: Counts[K]
    made: Counter[K] = field(default_factory=Counter)

    def lacking(self) -> Counter[K]:
        """How many of each are lacking."""
        return Counter(dict(self.wanted)) - self.made

    def left(self) -> tuple[K, ...]:
        """Those of which some are lacking, in the order in which they were asked for."""
        return tuple(kind for kind, count in self.wanted if self.made[kind] < count)

    def has_room(self, kind: K | None) -> bool:
        """Whether one more is lacking; where nothing was asked for, there is always room."""
        return not self.wanted or kind in self.left()

    def add(self, kind: K | None) -> None:
        """One more is there."""
        if kind is not None:
            self.made[kind] += 1


def count_errors(name: str, counts: Counts[K], *, total: int, known: Iterable[K]) -> Iterator[FieldError]:
    """What is wrong with counts in the field `name`: they name only what is `known`, and come to the total."""
    allowed = set(known)
    for kind, count in counts:
        if kind not in allowed:
            yield _error(f"/{name}/{kind}", "unsupported_type", "This type cannot be written from material.")
        elif count < 1:
            yield _error(f"/{name}/{kind}", "out_of_range", "Must be at least 1.")
    if counts and sum(count for _, count in counts) != total:
        yield _error(f"/{name}", "other_total", f"Must come to the count, which is {total}.")


def _error(pointer: str, code: str, message: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, message=message)
