"""Show the summary that a link shares. What the holder of a link sees says nothing about its owner."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.courses.summaries.share_ports import LinkTokens, SummaryShareUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.courses.summaries.content import SummaryContent


@dataclass(frozen=True, kw_only=True)
class GetSharedSummaryQuery:
    """The token of the link."""

    token: str


@dataclass(frozen=True, kw_only=True)
class SharedSummaryView:
    """What a link shows."""

    title: str
    language: str | None
    content: SummaryContent
    is_stale: bool
    expires_at: datetime | None


class GetSharedSummary:
    """Raises SummaryShareNotFound."""

    def __init__(self, uow: SummaryShareUnitOfWork, tokens: LinkTokens, clock: Clock) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock

    async def __call__(self, query: GetSharedSummaryQuery) -> SharedSummaryView:
        async with self._uow as uow:
            share = await uow.summary_shares.find(self._tokens.hash_of(query.token), now=self._clock.now())
            summary = await uow.summaries.get(share.summary_id, learner_id=share.owner_id)
        return SharedSummaryView(
            title=summary.title,
            language=summary.language,
            content=summary.require_content(),
            is_stale=summary.outdated_at is not None,
            expires_at=share.expires_at,
        )
