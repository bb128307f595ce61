"""Several attempts, one result."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction


class AttemptCounting(StrEnum):
    """Which attempt counts."""

    HIGHEST = "highest"
    AVERAGE = "average"
    FIRST = "first"
    LAST = "last"

    def combine(self, percents: Sequence[Fraction]) -> Fraction | None:
        """The percent that counts, out of those of all graded attempts in order; None before the first."""
        return _COMBINED[self](percents) if percents else None


_COMBINED: dict[AttemptCounting, Callable[[Sequence[Fraction]], Fraction]] = {
    AttemptCounting.HIGHEST: max,
    AttemptCounting.AVERAGE: lambda percents: sum(percents, start=Fraction(0)) / len(percents),
    AttemptCounting.FIRST: lambda percents: percents[0],
    AttemptCounting.LAST: lambda percents: percents[-1],
}
