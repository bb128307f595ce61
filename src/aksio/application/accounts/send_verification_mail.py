"""Mail the token that shows that a mailbox is theirs."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.accounts.mails import Links
from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import OneTimeTokens
from aksio.application.shared.mail import LetterWriter, Mailer
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class SendVerificationMailCommand:
    """Sent twice, it mails the same token twice."""

    account_id: LearnerId
    requested_at: datetime


class SendVerificationMail:
    """Reaction. An account that is gone gets no mail. Raises Unavailable when it cannot be sent now."""

    def __init__(
        self, uow: AccountsUnitOfWork, tokens: OneTimeTokens, writer: LetterWriter, mailer: Mailer, links: Links
    ) -> None:
        self._uow = uow
        self._tokens = tokens
        self._writer = writer
        self._mailer = mailer
        self._links = links

    async def __call__(self, command: SendVerificationMailCommand) -> None:
        try:
            async with self._uow as uow:
                account = await uow.accounts.get(command.account_id)
        except AccountNotFound:
            return
        if account.email_verified_at is not None:
            return
        token = self._tokens.write(OneTimeToken.of(account, Purpose.VERIFY, issued_at=command.requested_at))
        letter = self._writer.write(
            "verification",
            language=account.profile.language,
            values={"name": account.profile.first_name, "token": token, "link": self._links.to("verify-email", token)},
        )
        key = f"verification:{account.id}:{command.requested_at.isoformat()}"
        await self._mailer.send(to=account.email, letter=letter, key=key)
