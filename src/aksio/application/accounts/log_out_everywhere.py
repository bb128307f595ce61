"""Log out everywhere."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class LogOutEverywhereCommand:
    """Whose sessions."""

    account_id: LearnerId


class LogOutEverywhere:
    """Ends every session, this one too."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: LogOutEverywhereCommand) -> None:
        async with self._uow as uow:
            uow.sessions.end_all(command.account_id, now=self._clock.now())
            await uow.commit()
