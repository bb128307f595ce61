"""`GET /api/v1/realtime?ticket=…&after=…`, as a WebSocket.

Close codes: 4401 ticket refused or session ended, 4408 read too slowly, 4410 messages missed, 4422 `after` is not a
number, 1012 this process is leaving, 1013 too many connections or the database is away.
"""

from contextlib import suppress

from litestar import WebSocket, websocket
from litestar.di import NamedDependency
from litestar.exceptions import WebSocketDisconnect

from aksio.application.accounts.check_session import CheckSession
from aksio.application.accounts.redeem_realtime_ticket import RedeemRealtimeTicket, RedeemRealtimeTicketCommand
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards
from aksio.application.notifications.realtime.list_messages import ListMessages
from aksio.application.notifications.realtime.start_following import StartFollowing
from aksio.domain.shared.errors import AksioError, Unauthenticated
from aksio.entrypoints.http.realtime.connection import Connection, Ended, Questions
from aksio.entrypoints.http.realtime.gateway import Gateway

_LARGEST_AFTER = 2**63 - 1


@websocket("/realtime", opt={"unlimited": True})
async def realtime(
    socket: WebSocket,  # type: ignore[type-arg]
    gateway: NamedDependency[Gateway],
    redeem_realtime_ticket: NamedDependency[RedeemRealtimeTicket],
    start_following: NamedDependency[StartFollowing],
    list_messages: NamedDependency[ListMessages],
    list_due_flashcards: NamedDependency[ListDueFlashcards],
    check_session: NamedDependency[CheckSession],
) -> None:
    """It is accepted before it is refused: a browser shows a close code to its page, but not an HTTP status."""
    questions = Questions(
        start_following=start_following,
        list_messages=list_messages,
        list_due_flashcards=list_due_flashcards,
        check_session=check_session,
    )
    await socket.accept()
    with suppress(WebSocketDisconnect):
        try:
            after = _after(socket.query_params.get("after"))
            ticket = RedeemRealtimeTicketCommand(ticket=socket.query_params.get("ticket", ""))
            async with gateway.asking.turn:
                principal = await redeem_realtime_ticket(ticket)
            with gateway.opened(principal.id) as follower:
                page = Connection(socket, principal, gateway=gateway, follower=follower, questions=questions)
                await page.run(after=after)
        except Ended as ended:
            await socket.close(code=ended.code, reason=ended.reason)
        except Unauthenticated as refused:
            await socket.close(code=4401, reason=refused.detail)
        except AksioError as trouble:
            await socket.close(code=1013, reason=trouble.detail)


def _after(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and int(text[:20]) <= _LARGEST_AFTER):
        raise Ended(4422, "`after` has to be the sequence of a message.")
    return int(text)
