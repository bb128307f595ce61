"""Let somebody in again."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.views import AccountView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class EnableAccountCommand:
    """Whose account."""

    account_id: LearnerId


class EnableAccount:
    """For administrators. Raises AccountNotFound."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: EnableAccountCommand) -> AccountView:
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
            account.enable(now=self._clock.now())
            uow.accounts.save(account)
            await uow.commit()
        return AccountView.of(account)
