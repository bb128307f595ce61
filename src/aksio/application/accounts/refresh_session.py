"""Go on with a session: a used refresh token for a new one."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import AccessGrant, AccessTokens, RefreshTokens
from aksio.application.accounts.views import TokenPair
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.session import Presented, RefreshRefused


@dataclass(frozen=True, kw_only=True)
class RefreshSessionCommand:
    """The token as the client has it."""

    refresh_token: str


class RefreshSession:
    """Raises RefreshRefused and AccountIsDisabled. A token that was reused ends its session before that."""

    def __init__(
        self, uow: AccountsUnitOfWork, access_tokens: AccessTokens, refresh_tokens: RefreshTokens, clock: Clock
    ) -> None:
        self._uow = uow
        self._access_tokens = access_tokens
        self._refresh_tokens = refresh_tokens
        self._clock = clock

    async def __call__(self, command: RefreshSessionCommand) -> TokenPair:
        now = self._clock.now()
        child = self._refresh_tokens.child_of(command.refresh_token)
        token_hash, child_hash = (self._refresh_tokens.hash_of(token) for token in (command.refresh_token, child))
        async with self._uow as uow:
            session = await uow.sessions.of_token(token_hash)
            if session is None:
                raise RefreshRefused
            presented = session.present(token_hash, child=child_hash, now=now)
            if presented in (Presented.ROTATED, Presented.REPEATED):
                (await uow.accounts.get(session.account_id)).require_enabled()
            if presented in (Presented.ROTATED, Presented.REUSED):
                uow.sessions.save(session)
                await uow.commit()
        if presented in (Presented.REUSED, Presented.TOO_LATE):
            raise RefreshRefused
        grant = AccessGrant(account_id=session.account_id, session_id=session.id, issued_at=now)
        return TokenPair(access_token=self._access_tokens.write(grant), refresh_token=child)
