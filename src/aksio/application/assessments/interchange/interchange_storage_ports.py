"""What import and export need of storage."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Protocol

from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.application.assessments.ports import Decks, Flashcards, ParameterStore, ReviewLog
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId


class Batches(Protocol):
    """Lets a long transaction be written in parts."""

    async def decks_of(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, DeckId | None]:
        """The learner's cards among these, each with its deck. What this transaction added may be missing."""

    async def send(self) -> None:
        """Write what was added so far, and keep it in memory no longer. Nobody else sees it before commit."""


class InterchangeUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as imports see it."""

    @property
    def decks(self) -> Decks:
        """Decks in this transaction."""

    @property
    def flashcards(self) -> Flashcards:
        """Flashcards in this transaction."""

    @property
    def reviews(self) -> ReviewLog:
        """The review log in this transaction."""

    @property
    def parameters(self) -> ParameterStore:
        """The parameters of learners in this transaction."""

    @property
    def batches(self) -> Batches:
        """This transaction, in parts."""


class DeckContents(Protocol):
    """Shows all that a deck holds."""

    def cards(self, deck_id: DeckId, *, learner_id: LearnerId) -> AsyncIterator[list[CardRecord]]:
        """The cards with their logs, oldest first, a batch at a time."""
