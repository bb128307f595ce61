"""Erase what this context holds about somebody."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork, RememberedAnswers
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class EraseAccountCommand:
    """Whose account."""

    account_id: LearnerId


class EraseAccount:
    """Reaction. Removes account, sessions, feedback and access requests. What is gone already stays gone."""

    def __init__(self, uow: AccountsUnitOfWork, answers: RememberedAnswers, clock: Clock) -> None:
        self._uow = uow
        self._answers = answers
        self._clock = clock

    async def __call__(self, command: EraseAccountCommand) -> None:
        await self._answers.forget()
        async with self._uow as uow:
            try:
                account = await uow.accounts.get(command.account_id)
            except AccountNotFound:
                return
            account.erased(now=self._clock.now())
            uow.access_requests.forget(account.email)
            uow.accounts.remove(account)
            await uow.commit()
