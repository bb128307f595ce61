"""End one session, from whatever device."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class EndSessionCommand:
    """Which session, and whose."""

    session_id: SessionId
    account_id: LearnerId


class EndSession:
    """Raises SessionNotFound."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: EndSessionCommand) -> None:
        async with self._uow as uow:
            session = await uow.sessions.get(command.session_id, account_id=command.account_id)
            session.end(now=self._clock.now())
            uow.sessions.save(session)
            await uow.commit()
