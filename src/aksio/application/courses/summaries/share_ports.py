"""What sharing summaries needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self

from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.summaries.share import SummaryShare
from aksio.domain.shared.ids import LearnerId, SummaryId, SummaryShareId


@dataclass(frozen=True, kw_only=True)
class SummaryShareView:
    """A share as its owner sees it. `token` is there once, when it is made."""

    id: SummaryShareId
    summary_id: SummaryId
    expires_at: datetime | None
    created_at: datetime
    token: str | None = None

    @classmethod
    def of(cls, share: SummaryShare, token: str | None = None) -> Self:
        """The view of a share."""
        return cls(
            id=share.id,
            summary_id=share.summary_id,
            expires_at=share.expires_at,
            created_at=share.created_at,
            token=token,
        )


class LinkTokens(Protocol):
    """Makes the secret part of links."""

    def new(self) -> str:
        """256 random bits, as a text for addresses."""

    def hash_of(self, token: str) -> str:
        """What is kept instead of the token. Any text may be asked for."""


class SummaryShares(Protocol):
    """Shares of summaries in storage. They go with what they show."""

    async def get(self, share_id: SummaryShareId, *, summary_id: SummaryId, owner_id: LearnerId) -> SummaryShare:
        """Raises SummaryShareNotFound, also for another's."""

    async def find(self, token_hash: str, *, now: datetime) -> SummaryShare:
        """Whose link that is. Raises SummaryShareNotFound, also when it has expired."""

    def add(self, share: SummaryShare) -> None:
        """Keep a new share."""

    def remove(self, share: SummaryShare) -> None:
        """Forget a share: its link opens nothing any more."""


class SummarySharesReader(Protocol):
    """Shows shares."""

    async def shares(self, summary_id: SummaryId, page: PageRequest, *, owner_id: LearnerId) -> Page[SummaryShareView]:
        """Newest first, those that have expired too. Of another's summary there are none."""


class SummaryShareUnitOfWork(SummaryUnitOfWork, Protocol):
    """The unit of work as sharing sees it."""

    @property
    def summary_shares(self) -> SummaryShares:
        """Shares of summaries in this transaction."""
