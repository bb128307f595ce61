"""Share a summary by link."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.courses.summaries.share_ports import LinkTokens, SummaryShareUnitOfWork, SummaryShareView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.summaries.share import SummaryShare
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId, SummaryShareId


@dataclass(frozen=True, kw_only=True)
class ShareSummaryCommand:
    """Without `expires_at` it holds until it is revoked."""

    summary_id: SummaryId
    course_id: CourseId
    owner_id: LearnerId
    expires_at: datetime | None = None


class ShareSummary:
    """The token is told this once. Raises SummaryNotFound, SummaryNotWritten and Invalid."""

    def __init__(self, uow: SummaryShareUnitOfWork, tokens: LinkTokens, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: ShareSummaryCommand) -> SummaryShareView:
        token = self._tokens.new()
        share = SummaryShare.give(
            id=SummaryShareId(self._ids.new()),
            owner_id=command.owner_id,
            summary_id=command.summary_id,
            token_hash=self._tokens.hash_of(token),
            expires_at=command.expires_at,
            now=self._clock.now(),
        )
        async with self._uow as uow:
            summary = await uow.summaries.get(
                command.summary_id, learner_id=command.owner_id, course_id=command.course_id
            )
            summary.require_content()
            uow.summary_shares.add(share)
            await uow.commit()
        return SummaryShareView.of(share, token)
