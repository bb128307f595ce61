"""Revoke the share of a summary."""

from dataclasses import dataclass

from aksio.application.courses.summaries.share_ports import SummaryShareUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId, SummaryShareId


@dataclass(frozen=True, kw_only=True)
class RevokeSummaryShareCommand:
    """Which, of which summary, and who asks."""

    share_id: SummaryShareId
    summary_id: SummaryId
    course_id: CourseId
    owner_id: LearnerId


class RevokeSummaryShare:
    """From the next request on the link opens nothing. Raises SummaryNotFound and SummaryShareNotFound."""

    def __init__(self, uow: SummaryShareUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: RevokeSummaryShareCommand) -> None:
        async with self._uow as uow:
            await uow.summaries.get(command.summary_id, learner_id=command.owner_id, course_id=command.course_id)
            share = await uow.summary_shares.get(
                command.share_id, summary_id=command.summary_id, owner_id=command.owner_id
            )
            uow.summary_shares.remove(share)
            await uow.commit()
