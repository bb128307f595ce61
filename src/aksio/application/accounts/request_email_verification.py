"""Ask for the verification mail once more."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class RequestEmailVerificationCommand:
    """Whose address."""

    account_id: LearnerId


class RequestEmailVerification:
    """Nobody is mailed more than once a minute, nor after the address was verified."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: RequestEmailVerificationCommand) -> None:
        now = self._clock.now()
        async with self._uow as uow:
            first = await uow.first_time(f"email-verification:{command.account_id}:{now:%Y%m%d%H%M}")
            account = await uow.accounts.get(command.account_id)
            if first:
                account.request_email_verification(now=now)
                uow.accounts.save(account)
                await uow.commit()
