"""Let in whoever holds a ticket, once."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork, LiveSessions
from aksio.application.accounts.security_ports import RealtimeTickets
from aksio.application.accounts.views import Principal
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.realtime_ticket import TicketRefused


@dataclass(frozen=True, kw_only=True)
class RedeemRealtimeTicketCommand:
    """The ticket as it came."""

    ticket: str


class RedeemRealtimeTicket:
    """Raises TicketRefused. Of several who come with the same ticket, one is let in."""

    def __init__(
        self, uow: AccountsUnitOfWork, tickets: RealtimeTickets, live_sessions: LiveSessions, clock: Clock
    ) -> None:
        self._uow = uow
        self._tickets = tickets
        self._live_sessions = live_sessions
        self._clock = clock

    async def __call__(self, command: RedeemRealtimeTicketCommand) -> Principal:
        now = self._clock.now()
        ticket = self._tickets.read(command.ticket)
        ticket.require_fresh(now)
        principal = await self._live_sessions.principal(ticket.session_id, ticket.account_id, now=now)
        if principal is None:
            raise TicketRefused
        async with self._uow as uow:
            if not await uow.first_time(f"realtime-ticket:{ticket.id}"):
                raise TicketRefused
            await uow.commit()
        return principal
