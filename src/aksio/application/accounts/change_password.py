"""Change one's own password."""

from dataclasses import dataclass

from aksio.application.accounts.new_password import require_good_password
from aksio.application.accounts.password_gate import PasswordGate
from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import CommonPasswords, PasswordHasher
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class ChangePasswordCommand:
    """`session_id` is the session in which this happens; all the others end."""

    account_id: LearnerId
    session_id: SessionId
    current_password: str
    new_password: str


class ChangePassword:
    """Raises Invalid for a wrong current or a bad new password, LimitReached and Unavailable."""

    def __init__(
        self,
        *,
        uow: AccountsUnitOfWork,
        gate: PasswordGate,
        hasher: PasswordHasher,
        common_passwords: CommonPasswords,
        clock: Clock,
    ) -> None:
        self._uow = uow
        self._gate = gate
        self._hasher = hasher
        self._common_passwords = common_passwords
        self._clock = clock

    async def __call__(self, command: ChangePasswordCommand) -> None:
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
        require_good_password("/new_password", command.new_password, of=account, common=self._common_passwords)
        check = await self._gate.check(command.current_password, account.password_hash, account=str(account.id))
        if not check.matches:
            raise Invalid.field("/current_password", "wrong_password", "This is not the current password.")
        now = self._clock.now()
        account.change_password(await self._hasher.hash(command.new_password), now=now)
        async with self._uow as uow:
            uow.accounts.save(account)
            uow.sessions.end_all(account.id, keep=command.session_id, now=now)
            await uow.commit()
