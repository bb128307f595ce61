"""Lock somebody out."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.views import AccountView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId


class CannotDisableYourself(Conflict):
    """Somebody has to be left who could undo it."""

    code = "cannot_disable_yourself"

    def __init__(self) -> None:
        super().__init__("You cannot disable your own account.")


@dataclass(frozen=True, kw_only=True)
class DisableAccountCommand:
    """`by` is the administrator who does it."""

    account_id: LearnerId
    by: LearnerId


class DisableAccount:
    """For administrators. Ends every session of the account. Raises AccountNotFound and CannotDisableYourself."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: DisableAccountCommand) -> AccountView:
        if command.account_id == command.by:
            raise CannotDisableYourself
        now = self._clock.now()
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
            account.disable(now=now)
            uow.accounts.save(account)
            uow.sessions.end_all(account.id, now=now)
            await uow.commit()
        return AccountView.of(account)
