"""Tell somebody from the waiting list that they may register."""

from dataclasses import dataclass

from aksio.application.accounts import mails
from aksio.application.accounts.ports import AccountsUnitOfWork, Mailer
from aksio.domain.accounts.access_request import AccessRequestNotFound
from aksio.domain.shared.ids import AccessRequestId


@dataclass(frozen=True, kw_only=True)
class SendAccessApprovedMailCommand:
    """Which request."""

    request_id: AccessRequestId


class SendAccessApprovedMail:
    """Reaction. A request that is gone gets no mail. Raises Unavailable when it cannot be sent now."""

    def __init__(self, uow: AccountsUnitOfWork, mailer: Mailer, links: mails.Links) -> None:
        self._uow = uow
        self._mailer = mailer
        self._links = links

    async def __call__(self, command: SendAccessApprovedMailCommand) -> None:
        try:
            async with self._uow as uow:
                request = await uow.access_requests.get(command.request_id)
        except AccessRequestNotFound:
            return
        subject, text = mails.access_approved(request, self._links)
        await self._mailer.send(to=request.email, subject=subject, text=text)
