"""What became of the cards that a writer proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class CardTally:
    """`written` cards were kept, `repaired` of them only after one repair; `dropped` counts the rest by reason."""

    written: int = 0
    repaired: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)

    def plus(self, other: "CardTally") -> "CardTally":
        """Both together."""
        dropped = dict(self.dropped)
        for reason, count in other.dropped.items():
            dropped[reason] = dropped.get(reason, 0) + count
        return CardTally(written=self.written + other.written, repaired=self.repaired + other.repaired, dropped=dropped)


def dropped_for(reasons: Iterable[str]) -> CardTally:
    """One dropped card for each reason given."""
    tally = CardTally()
    for reason in reasons:
        tally = tally.plus(CardTally(dropped={reason: 1}))
    return tally
