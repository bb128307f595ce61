"""Create an administrator, from the command line."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import CommonPasswords, PasswordHasher
from aksio.application.accounts.views import AccountView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.account import Account, Role
from aksio.domain.accounts.identity import email_error, username_error
from aksio.domain.accounts.password import password_error
from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CreateAdminCommand:
    """Whoever runs this vouches for the address."""

    email: str
    username: str | None = None
    password: str


class CreateAdmin:
    """Raises Invalid with every field that is wrong, EmailTaken and UsernameTaken."""

    def __init__(
        self,
        *,
        uow: AccountsUnitOfWork,
        hasher: PasswordHasher,
        common_passwords: CommonPasswords,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._hasher = hasher
        self._common_passwords = common_passwords
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateAdminCommand) -> AccountView:
        common, names = self._common_passwords.__contains__, (command.email, command.username)
        refuse(
            [
                email_error("/email", command.email),
                username_error("/username", command.username),
                password_error("/password", command.password, is_common=common, own_names=names),
            ]
        )
        now = self._clock.now()
        account = Account.register(
            id=LearnerId(self._ids.new()),
            email=command.email,
            username=command.username,
            password_hash=await self._hasher.hash(command.password),
            role=Role.ADMIN,
            now=now,
        )
        account.verify_email(now=now)
        async with self._uow as uow:
            uow.accounts.add(account)
            await uow.commit()
        return AccountView.of(account)
