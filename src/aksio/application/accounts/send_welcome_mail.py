"""Welcome somebody whose mailbox is confirmed."""

from dataclasses import dataclass

from aksio.application.accounts.mails import Links
from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.mail import LetterWriter, Mailer
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class SendWelcomeMailCommand:
    """Sent twice, it has the same Message-ID twice."""

    account_id: LearnerId


class SendWelcomeMail:
    """Reaction. An account that is gone gets no mail. Raises Unavailable when it cannot be sent now."""

    def __init__(self, uow: AccountsUnitOfWork, writer: LetterWriter, mailer: Mailer, links: Links) -> None:
        self._uow = uow
        self._writer = writer
        self._mailer = mailer
        self._links = links

    async def __call__(self, command: SendWelcomeMailCommand) -> None:
        try:
            async with self._uow as uow:
                account = await uow.accounts.get(command.account_id)
        except AccountNotFound:
            return
        values = {"name": account.profile.first_name, "link": self._links.base}
        letter = self._writer.write("welcome", language=account.profile.language, values=values)
        await self._mailer.send(to=account.email, letter=letter, key=f"welcome:{account.id}")
