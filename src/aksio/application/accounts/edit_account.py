"""Change what somebody tells about themselves."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.views import AccountView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.accounts.profile import Details
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class EditAccountCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    account_id: LearnerId
    changes: Details
    expected_version: int | None = None


class EditAccount:
    """Raises Stale, UsernameTaken, and Invalid with every field that is wrong."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditAccountCommand) -> AccountView:
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
            account.require_version(command.expected_version)
            account.edit(now=self._clock.now(), **command.changes)
            uow.accounts.save(account)
            await uow.commit()
        return AccountView.of(account)
