"""Log out."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import RefreshTokens
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class LogOutCommand:
    """Any refresh token that the session ever had."""

    refresh_token: str


class LogOut:
    """Ends the session. A token that nobody knows is as good as logged out."""

    def __init__(self, uow: AccountsUnitOfWork, refresh_tokens: RefreshTokens, clock: Clock) -> None:
        self._uow = uow
        self._refresh_tokens = refresh_tokens
        self._clock = clock

    async def __call__(self, command: LogOutCommand) -> None:
        async with self._uow as uow:
            session = await uow.sessions.of_token(self._refresh_tokens.hash_of(command.refresh_token))
            if session is not None and session.ended_at is None:
                session.end(now=self._clock.now())
                uow.sessions.save(session)
                await uow.commit()
