"""Answers about live sessions, remembered for a moment: every request asks."""

from collections import OrderedDict
from datetime import datetime, timedelta

from aksio.application.accounts.ports import LiveSessions
from aksio.application.accounts.views import Principal
from aksio.domain.shared.ids import LearnerId, SessionId

_FOR = timedelta(seconds=5)
_MOST = 10_000


class RememberedLiveSessions:
    """See the port. A session that was ended elsewhere is noticed within five seconds."""

    def __init__(self, sessions: LiveSessions) -> None:
        self._sessions = sessions
        self._remembered: OrderedDict[SessionId, tuple[datetime, Principal]] = OrderedDict()

    async def principal(self, session_id: SessionId, account_id: LearnerId, *, now: datetime) -> Principal | None:
        """See the port. Refusals are not remembered."""
        remembered = self._remembered.get(session_id)
        if remembered is not None and now - remembered[0] < _FOR and remembered[1].id == account_id:
            return remembered[1]
        principal = await self._sessions.principal(session_id, account_id, now=now)
        if principal is None:
            self._remembered.pop(session_id, None)
        else:
            self._remember(principal, now)
        return principal

    def _remember(self, principal: Principal, now: datetime) -> None:
        self._remembered[principal.session_id] = (now, principal)
        self._remembered.move_to_end(principal.session_id)
        if len(self._remembered) > _MOST:
            self._remembered.popitem(last=False)
