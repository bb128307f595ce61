"""Replace a forgotten password, with the token that was mailed."""

from dataclasses import dataclass

from aksio.application.accounts.new_password import require_good_password
from aksio.application.accounts.ports import AccountsReader, AccountsUnitOfWork
from aksio.application.accounts.security_ports import CommonPasswords, OneTimeTokens, PasswordHasher
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import Account, AccountNotFound
from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose, token_refused


@dataclass(frozen=True, kw_only=True)
class ConfirmPasswordResetCommand:
    """The token out of the mail."""

    token: str
    password: str


class ConfirmPasswordReset:
    """Raises Invalid for a token that is not good or a password that will not do. Every session ends.

    Whoever holds the token reads the mailbox, so the e-mail address is verified as well.
    """

    def __init__(
        self,
        *,
        uow: AccountsUnitOfWork,
        reader: AccountsReader,
        tokens: OneTimeTokens,
        hasher: PasswordHasher,
        common_passwords: CommonPasswords,
        clock: Clock,
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._tokens = tokens
        self._hasher = hasher
        self._common_passwords = common_passwords
        self._clock = clock

    async def __call__(self, command: ConfirmPasswordResetCommand) -> None:
        now = self._clock.now()
        account = await self._account_of(self._tokens.read(command.token))
        require_good_password("/password", command.password, of=account, common=self._common_passwords)
        account.change_password(await self._hasher.hash(command.password), now=now)
        account.verify_email(now=now)
        async with self._uow as uow:
            uow.accounts.save(account)
            uow.sessions.end_all(account.id, now=now)
            await uow.commit()

    async def _account_of(self, token: OneTimeToken) -> Account:
        last_login_at = await self._reader.last_login_at(token.account_id)
        try:
            async with self._uow as uow:
                account = await uow.accounts.get(token.account_id)
        except AccountNotFound:
            raise token_refused() from None
        token.require_good(account, Purpose.RESET, last_login_at=last_login_at, now=self._clock.now())
        account.require_enabled()
        return account
