"""The cards of a file, batch by batch: what breaks a rule or is known is left out and counted."""

from collections.abc import Iterable
from itertools import islice

from aksio.application.assessments.interchange.import_report import Tally
from aksio.application.assessments.interchange.imported_card import (
    Destination,
    ImportedCard,
    imported_card,
    imported_id,
)
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.application.assessments.interchange.interchange_storage_ports import InterchangeUnitOfWork
from aksio.domain.shared.errors import Invalid, TooLarge
from aksio.domain.shared.ids import FlashcardId

_BATCH = 250


class TooManyCards(TooLarge):
    """More cards than one file may bring."""

    code = "too_many_cards"

    def __init__(self, most: int) -> None:
        super().__init__(f"A file may bring at most {most:,} cards.")


Numbered = tuple[int, ImportedCard]
"""A card with its place in the file, from 1."""


class ImportBatches:
    """`next` reads and computes, so it may run in a thread; `without_known` asks storage."""

    def __init__(self, records: Iterable[CardRecord], to: Destination, tally: Tally, *, most: int) -> None:
        self._records = iter(records)
        self._to = to
        self._tally = tally
        self._most = most
        self._ids: set[FlashcardId] = set()

    def next(self) -> list[Numbered] | None:
        """The next cards that keep the rules; None at the end. Raises UnreadableFile and TooManyCards."""
        records = list(islice(self._records, _BATCH))
        if not records:
            return None
        if self._tally.seen + len(records) > self._most:
            raise TooManyCards(self._most)
        return [taken for record in records if (taken := self._taken(record))]

    async def without_known(self, batch: list[Numbered], uow: InterchangeUnitOfWork) -> list[ImportedCard]:
        """Those that the deck does not have: neither from an earlier import, nor because they come from it."""
        to = self._to.deck
        names = [name for _, one in batch for name in (one.card.id, one.known_as) if name]
        decks = await uow.batches.decks_of(names, learner_id=to.learner_id)
        fresh = []
        for number, one in batch:
            comes_from_here = one.known_as is not None and decks.get(one.known_as) == to.id
            if one.card.id in decks or comes_from_here:
                self._tally.skip_known(number)
            else:
                self._tally.take(one)
                fresh.append(one)
        return fresh

    def _taken(self, record: CardRecord) -> Numbered | None:
        self._tally.seen += 1
        number = self._tally.seen
        try:
            if self._is_repeated(record):
                self._tally.skip_known(number)
                return None
            return number, imported_card(record, self._to, number=number)
        except Invalid as error:
            self._tally.skip_invalid(number, record, error)
            return None

    def _is_repeated(self, record: CardRecord) -> bool:
        card_id = imported_id(record, self._to.deck)
        repeated = card_id in self._ids
        self._ids.add(card_id)
        return repeated
