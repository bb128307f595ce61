"""Shares in memory, and their views."""

from datetime import datetime

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.assessments.sharing.share_views import SharedCard, ShareView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.share import Share, ShareNotFound
from aksio.domain.shared.ids import DeckId, LearnerId, ShareId


class MemoryShares(MemoryTable[Share]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "shares")

    async def get(self, share_id: ShareId, *, owner_id: LearnerId) -> Share:
        """See the port."""
        return self._shown(self._find(share_id, missing=ShareNotFound, owner_id=owner_id))

    async def find(self, token_hash: str, *, now: datetime) -> Share:
        """See the port."""
        share = next((share for share in self._all() if share.token_hash == token_hash), None)
        if share is None or not share.is_live(now):
            raise ShareNotFound
        return self._shown(share)

    def add(self, share: Share) -> None:
        """See the port."""
        self._put(share.id, share, new=True)

    def remove(self, share: Share) -> None:
        """See the port."""
        self._drop(share.id, share)

    def live(self, owner_id: LearnerId) -> list[Share]:
        """The owner's shares whose deck or quiz is there."""
        return [one for one in self._all() if one.owner_id == owner_id and _shows(self._session.store, one)]

    def _shown(self, share: Share) -> Share:
        if not _shows(self._session.store, share):
            raise ShareNotFound
        return share


def _shows(store: MemoryStore, share: Share) -> bool:
    """As foreign keys do it in SQL: a share goes with what it shows."""
    return share.deck_id in store.rows.get("decks", {}) or share.quiz_id in store.rows.get("quizzes", {})


class MemorySharesReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def shares(self, owner_id: LearnerId, page: PageRequest) -> Page[ShareView]:
        """See the port."""
        found = MemoryShares(MemorySession(self._store)).live(owner_id)
        found.sort(key=lambda share: (share.created_at, share.id), reverse=True)
        return page_after(found, page, lambda share: share.id, ShareView.of)

    async def cards(self, deck_id: DeckId, *, owner_id: LearnerId, page: PageRequest) -> Page[SharedCard]:
        """See the port."""
        rows: list[Flashcard] = list(self._store.rows.get("flashcards", {}).values())
        found = [card for card in rows if card.deck_id == deck_id and card.learner_id == owner_id]
        found.sort(key=lambda card: (card.created_at, card.id))
        return page_after(found, page, lambda card: card.id, _card)


def _card(card: Flashcard) -> SharedCard:
    return SharedCard(**{name: getattr(card, name) for name in SharedCard.__dataclass_fields__})
