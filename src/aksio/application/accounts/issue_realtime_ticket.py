"""Hand out a ticket for one realtime connection."""

from dataclasses import dataclass

from aksio.application.accounts.security_ports import RealtimeTickets
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.realtime_ticket import LIFETIME, RealtimeTicket
from aksio.domain.shared.ids import LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class IssueRealtimeTicketCommand:
    """Who is going to connect."""

    account_id: LearnerId
    session_id: SessionId


@dataclass(frozen=True, kw_only=True)
class IssuedTicket:
    """`expires_in` is in seconds."""

    ticket: str
    expires_in: int


class IssueRealtimeTicket:
    """Nothing is stored before the ticket is used."""

    def __init__(self, tickets: RealtimeTickets, clock: Clock, ids: Ids) -> None:
        self._tickets = tickets
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: IssueRealtimeTicketCommand) -> IssuedTicket:
        ticket = RealtimeTicket(
            id=self._ids.new(),
            account_id=command.account_id,
            session_id=command.session_id,
            issued_at=self._clock.now(),
        )
        return IssuedTicket(ticket=self._tickets.write(ticket), expires_in=int(LIFETIME.total_seconds()))
