"""A ticket for one realtime connection.

Browsers cannot send a header when they open a WebSocket, and an access token in an address would end up in logs. A
ticket may: it is good once, for half a minute.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from aksio.domain.shared.errors import Unauthenticated
from aksio.domain.shared.ids import LearnerId, SessionId

LIFETIME = timedelta(seconds=30)


class TicketRefused(Unauthenticated):
    """Not ours, too old, used before, or its session has ended."""

    code = "ticket_refused"

    def __init__(self) -> None:
        super().__init__("This ticket is not valid. Fetch a new one.")


@dataclass(frozen=True, kw_only=True)
class RealtimeTicket:
    """Who may connect, and the login session that stands behind it."""

    id: UUID
    account_id: LearnerId
    session_id: SessionId
    issued_at: datetime

    def require_fresh(self, now: datetime) -> None:
        """Raises TicketRefused."""
        if not self.issued_at <= now < self.issued_at + LIFETIME:
            raise TicketRefused
