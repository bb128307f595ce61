"""Is somebody who connected earlier still logged in?"""

from dataclasses import dataclass

from aksio.application.accounts.ports import LiveSessions
from aksio.application.accounts.views import Principal
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class CheckSessionQuery:
    """Who they were when they connected."""

    principal: Principal


class CheckSession:
    """False once the session has ended or the account is locked."""

    def __init__(self, live_sessions: LiveSessions, clock: Clock) -> None:
        self._live_sessions = live_sessions
        self._clock = clock

    async def __call__(self, query: CheckSessionQuery) -> bool:
        who = query.principal
        return await self._live_sessions.principal(who.session_id, who.id, now=self._clock.now()) is not None
