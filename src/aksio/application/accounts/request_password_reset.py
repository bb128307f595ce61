"""Ask for a mail with which a forgotten password can be replaced."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class RequestPasswordResetCommand:
    """As the person wrote it."""

    email: str


class RequestPasswordReset:
    """Says nothing about whether there is such an account. Nobody is mailed more than once a minute."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: RequestPasswordResetCommand) -> None:
        now = self._clock.now()
        async with self._uow as uow:
            account = await uow.accounts.find(email=command.email)
            if account is None or account.is_disabled:
                return
            if await uow.first_time(f"password-reset:{account.id}:{now:%Y%m%d%H%M}"):
                account.request_password_reset(now=now)
                uow.accounts.save(account)
                await uow.commit()
