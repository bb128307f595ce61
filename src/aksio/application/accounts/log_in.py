"""Log in with a password."""

from contextlib import suppress
from dataclasses import dataclass

from aksio.application.accounts.password_gate import PasswordGate
from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import PasswordHasher
from aksio.application.accounts.session_starter import Device, SessionStarter
from aksio.application.accounts.views import AccountView, SignedIn
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import Account
from aksio.domain.accounts.identity import fold
from aksio.domain.shared.errors import Conflict, Invalid, Unauthenticated


class WrongCredentials(Unauthenticated):
    """No such account, or not its password: the two are never told apart."""

    code = "wrong_credentials"

    def __init__(self) -> None:
        super().__init__("These credentials do not fit.")


@dataclass(frozen=True, kw_only=True)
class LogInCommand:
    """Exactly one of `email` and `username`."""

    email: str | None = None
    username: str | None = None
    password: str
    device: Device


class LogIn:
    """Raises Invalid, WrongCredentials, AccountIsDisabled, TooManyFailures and Unavailable.

    Only whoever knows the password learns that an account is disabled.
    """

    def __init__(
        self,
        *,
        uow: AccountsUnitOfWork,
        gate: PasswordGate,
        hasher: PasswordHasher,
        session_starter: SessionStarter,
        clock: Clock,
    ) -> None:
        self._uow = uow
        self._gate = gate
        self._hasher = hasher
        self._session_starter = session_starter
        self._clock = clock

    async def __call__(self, command: LogInCommand) -> SignedIn:
        if (command.email is None) == (command.username is None):
            raise Invalid.field("/email", "one_name_needed", "Give either an e-mail address or a username.")
        async with self._uow as uow:
            account = await uow.accounts.find(email=command.email, username=command.username)
        name = str(account.id) if account else fold(command.email or command.username or "")
        check = await self._gate.check(
            command.password,
            account.password_hash if account else None,
            account=name,
            address=command.device.address,
        )
        if account is None or not check.matches:
            raise WrongCredentials
        account.require_enabled()
        if check.outdated:
            await self._strengthen(account, command.password)
        session, tokens = self._session_starter.start(account.id, command.device)
        async with self._uow as uow:
            uow.sessions.add(session)
            await uow.commit()
        return SignedIn(account=AccountView.of(account), tokens=tokens)

    async def _strengthen(self, account: Account, password: str) -> None:
        account.strengthen_hash(await self._hasher.hash(password), now=self._clock.now())
        with suppress(Conflict):  # somebody changed the account meanwhile; the next login is soon enough
            async with self._uow as uow:
                uow.accounts.save(account)
                await uow.commit()
