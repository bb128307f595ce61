"""What the use cases about shares need."""

from datetime import datetime
from typing import Protocol

from aksio.application.assessments.interchange.interchange_storage_ports import Batches
from aksio.application.assessments.ports import Decks, Flashcards
from aksio.application.assessments.quizzes.quiz_ports import Attempts, Quizzes
from aksio.application.assessments.sharing.share_views import SharedCard, ShareView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.assessments.share import Share
from aksio.domain.shared.ids import DeckId, LearnerId, ShareId


class ShareTokens(Protocol):
    """Makes the secret part of links."""

    def new(self) -> str:
        """256 random bits, as a text for addresses."""

    def hash_of(self, token: str) -> str:
        """What is kept instead of the token. Any text may be asked for."""


class Shares(Protocol):
    """Shares in storage. They go with what they show."""

    async def get(self, share_id: ShareId, *, owner_id: LearnerId) -> Share:
        """Raises ShareNotFound, also for another's."""

    async def find(self, token_hash: str, *, now: datetime) -> Share:
        """Whose link that is. Raises ShareNotFound, also when it has expired."""

    def add(self, share: Share) -> None:
        """Keep a new share."""

    def remove(self, share: Share) -> None:
        """Forget a share: its link opens nothing any more."""


class SharesReader(Protocol):
    """Shows shares, and the cards of shared decks."""

    async def shares(self, owner_id: LearnerId, page: PageRequest) -> Page[ShareView]:
        """The owner's shares, newest first, those that have expired too."""

    async def cards(self, deck_id: DeckId, *, owner_id: LearnerId, page: PageRequest) -> Page[SharedCard]:
        """What the cards of a deck say, oldest first."""


class ShareUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as sharing sees it."""

    @property
    def shares(self) -> Shares:
        """Shares in this transaction."""

    @property
    def decks(self) -> Decks:
        """Decks in this transaction."""

    @property
    def flashcards(self) -> Flashcards:
        """Flashcards in this transaction."""

    @property
    def batches(self) -> Batches:
        """This transaction, in parts."""

    @property
    def quizzes(self) -> Quizzes:
        """Quizzes in this transaction."""

    @property
    def attempts(self) -> Attempts:
        """Attempts in this transaction."""
