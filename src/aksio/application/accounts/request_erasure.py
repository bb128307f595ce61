"""Have everything about oneself erased."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class RequestErasureCommand:
    """Whose account."""

    account_id: LearnerId


class RequestErasure:
    """Shuts the account at once; the contexts erase what they hold by reacting to ErasureRequested."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: RequestErasureCommand) -> None:
        now = self._clock.now()
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
            account.request_erasure(now=now)
            uow.accounts.save(account)
            uow.sessions.end_all(account.id, now=now)
            await uow.commit()
