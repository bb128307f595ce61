"""What came of an import, and the counting behind it."""

from collections import defaultdict
from dataclasses import dataclass

from aksio.application.assessments.interchange.imported_card import ImportedCard
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DeckId

_EXAMPLES = 10

ALREADY_THERE = "already_there"
ONLY_MEDIA = "only_media"


@dataclass(frozen=True, kw_only=True)
class SkippedCards:
    """Cards that were left out for one reason. `numbers` are the places of the first few in the file, from 1."""

    reason: str
    message: str
    count: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What was taken, and what was left out and why. After a dry run nothing was kept, and a new deck has no id."""

    deck_id: DeckId | None
    deck_name: str
    course_id: CourseId
    format: str
    dry_run: bool
    cards: int
    reviews: int
    dropped_media: int
    skipped: tuple[SkippedCards, ...]


class Tally:
    """Counts as the cards go by."""

    def __init__(self) -> None:
        self.seen = 0
        self.cards = 0
        self.reviews = 0
        self.dropped_media = 0
        self._skipped: dict[tuple[str, str], list[int]] = defaultdict(list)

    def take(self, imported: ImportedCard) -> None:
        """A card was taken."""
        self.cards += 1
        self.reviews += len(imported.reviews)
        self.dropped_media += imported.dropped_media

    def skip_known(self, number: int) -> None:
        """A card was left out because the deck has it."""
        self._skipped[ALREADY_THERE, "The deck has this card."].append(number)

    def skip_invalid(self, number: int, record: CardRecord, error: Invalid) -> None:
        """A card was left out because it breaks a rule."""
        first = error.errors[0]
        reason, message = f"{first.pointer.strip('/').replace('/', '_')}_{first.code}", first.message
        if record.dropped_media and not (record.front.strip() and record.back.strip()):
            reason, message = ONLY_MEDIA, "A side has pictures or sounds only."
        self._skipped[reason, message].append(number)

    @property
    def skipped(self) -> tuple[SkippedCards, ...]:
        """Most frequent first."""
        found = (
            SkippedCards(reason=reason, message=message, count=len(numbers), numbers=tuple(numbers[:_EXAMPLES]))
            for (reason, message), numbers in self._skipped.items()
        )
        return tuple(sorted(found, key=lambda skipped: -skipped.count))
