"""Drop sessions that nobody can use any more."""

from datetime import timedelta

from aksio.application.accounts.ports import OldSessions
from aksio.application.shared.ports import Clock

KEPT_FOR = timedelta(days=7)
"""Longer than any reset token lives: a login kills those, and ended sessions remember logins."""


class ForgetOldSessions:
    """Timed. Reuse of a token is noticed while its session is kept; afterwards the token is merely unknown."""

    def __init__(self, sessions: OldSessions, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    async def __call__(self) -> None:
        await self._sessions.forget(before=self._clock.now() - KEPT_FOR)
