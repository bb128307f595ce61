"""List what the cards of a shared deck say."""

from dataclasses import dataclass

from aksio.application.assessments.sharing.share_ports import SharesReader, ShareTokens, ShareUnitOfWork
from aksio.application.assessments.sharing.share_views import SharedCard
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class ListSharedCardsQuery:
    """The token of the link, and which page."""

    token: str
    page: PageRequest


class ListSharedCards:
    """A quiz has none. Raises ShareNotFound."""

    def __init__(self, uow: ShareUnitOfWork, reader: SharesReader, tokens: ShareTokens, clock: Clock) -> None:
        self._uow = uow
        self._reader = reader
        self._tokens = tokens
        self._clock = clock

    async def __call__(self, query: ListSharedCardsQuery) -> Page[SharedCard]:
        async with self._uow as uow:
            share = await uow.shares.find(self._tokens.hash_of(query.token), now=self._clock.now())
        if share.deck_id is None:
            return Page(items=[], next_cursor=None)
        return await self._reader.cards(share.deck_id, owner_id=share.owner_id, page=query.page)
