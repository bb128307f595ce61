"""Views of shares straight from SQL."""

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import flashcards
from aksio.adapters.sql.tables.shares import shares
from aksio.application.assessments.sharing.share_views import SharedCard, ShareView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.share import SharePermission
from aksio.domain.shared.ids import DeckId, LearnerId

_NEWEST = (shares.c.created_at, shares.c.id)
_OLDEST = (flashcards.c.created_at, flashcards.c.id)


class SqlSharesReader(SqlReader):
    """See the port."""

    async def shares(self, owner_id: LearnerId, page: PageRequest) -> Page[ShareView]:
        """See the port."""
        query = select(shares).where(shares.c.learner_id == owner_id)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _share, *_NEWEST)

    async def cards(self, deck_id: DeckId, *, owner_id: LearnerId, page: PageRequest) -> Page[SharedCard]:
        """See the port."""
        query = select(flashcards).where(flashcards.c.deck_id == deck_id, flashcards.c.learner_id == owner_id)
        rows = await self._rows(page_query(query, page, *_OLDEST))
        return page_of(rows, page, _card, *_OLDEST)


def _share(row: RowMapping) -> ShareView:
    names = ("id", "deck_id", "quiz_id", "expires_at", "created_at")
    return ShareView(**{name: row[name] for name in names}, permission=SharePermission(row["permission"]))


def _card(row: RowMapping) -> SharedCard:
    names = ("id", "front", "back", "hint", "explanation")
    return SharedCard(**{name: row[name] for name in names}, tags=tuple(row["tags"]))
