"""Tell somebody from the waiting list that they may register."""

from dataclasses import dataclass

from aksio.application.accounts.mails import Links
from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.mail import LetterWriter, Mailer
from aksio.domain.accounts.access_request import AccessRequestNotFound
from aksio.domain.shared.ids import AccessRequestId


@dataclass(frozen=True, kw_only=True)
class SendAccessApprovedMailCommand:
    """Which request."""

    request_id: AccessRequestId


class SendAccessApprovedMail:
    """Reaction. A request that is gone gets no mail. Raises Unavailable when it cannot be sent now.

    Nobody knows their language yet, so it is English.
    """

    def __init__(self, uow: AccountsUnitOfWork, writer: LetterWriter, mailer: Mailer, links: Links) -> None:
        self._uow = uow
        self._writer = writer
        self._mailer = mailer
        self._links = links

    async def __call__(self, command: SendAccessApprovedMailCommand) -> None:
        try:
            async with self._uow as uow:
                request = await uow.access_requests.get(command.request_id)
        except AccessRequestNotFound:
            return
        letter = self._writer.write(
            "access_approved",
            language="en",
            values={"name": request.name, "email": request.email, "link": f"{self._links.base}/register"},
        )
        await self._mailer.send(to=request.email, letter=letter, key=f"access_approved:{request.id}")
