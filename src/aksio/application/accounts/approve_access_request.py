"""Let somebody in from the waiting list."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.views import AccessRequestView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import AccessRequestId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ApproveAccessRequestCommand:
    """`reviewer_id` is the administrator who decides; the comment is for administrators."""

    request_id: AccessRequestId
    reviewer_id: LearnerId
    comment: str | None = None


class ApproveAccessRequest:
    """For administrators. Raises AccessRequestNotFound and AlreadyDecided."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: ApproveAccessRequestCommand) -> AccessRequestView:
        async with self._uow as uow:
            request = await uow.access_requests.get(command.request_id)
            request.approve(by=command.reviewer_id, comment=command.comment, now=self._clock.now())
            uow.access_requests.save(request)
            await uow.commit()
        return AccessRequestView.of(request)
