"""Show that a mailbox is one's own, with the token that was mailed."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import OneTimeTokens
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.accounts.one_time_token import Purpose, token_refused


@dataclass(frozen=True, kw_only=True)
class VerifyEmailCommand:
    """The token out of the mail."""

    token: str


class VerifyEmail:
    """Raises Invalid for a token that is not good."""

    def __init__(self, uow: AccountsUnitOfWork, tokens: OneTimeTokens, clock: Clock) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock

    async def __call__(self, command: VerifyEmailCommand) -> None:
        now = self._clock.now()
        token = self._tokens.read(command.token)
        async with self._uow as uow:
            try:
                account = await uow.accounts.get(token.account_id)
            except AccountNotFound:
                raise token_refused() from None
            token.require_good(account, Purpose.VERIFY, last_login_at=None, now=now)
            account.verify_email(now=now)
            uow.accounts.save(account)
            await uow.commit()
