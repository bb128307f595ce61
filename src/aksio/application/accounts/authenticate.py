"""Find out who is asking."""

from dataclasses import dataclass

from aksio.application.accounts.ports import LiveSessions
from aksio.application.accounts.security_ports import AccessTokenRefused, AccessTokens
from aksio.application.accounts.views import Principal
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class AuthenticateQuery:
    """The access token as it came."""

    access_token: str


class Authenticate:
    """Raises AccessTokenRefused also when the session behind a good token has ended."""

    def __init__(self, access_tokens: AccessTokens, live_sessions: LiveSessions, clock: Clock) -> None:
        self._access_tokens = access_tokens
        self._live_sessions = live_sessions
        self._clock = clock

    async def __call__(self, query: AuthenticateQuery) -> Principal:
        now = self._clock.now()
        grant = self._access_tokens.read(query.access_token, now=now)
        principal = await self._live_sessions.principal(grant.session_id, grant.account_id, now=now)
        if principal is None:
            raise AccessTokenRefused
        return principal
