"""What happens to decks, as others may know it."""

from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeckSchedulingChanged(Event):
    """A deck's cards are to be scheduled in another way: their logs have to be folded anew."""

    deck_id: DeckId
    learner_id: LearnerId
