"""One open page, from its greeting to its end."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from aksio.application.accounts.check_session import CheckSession, CheckSessionQuery
from aksio.application.accounts.views import Principal
from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards, ListDueFlashcardsQuery
from aksio.application.notifications.realtime.list_messages import ListMessages, ListMessagesQuery
from aksio.application.notifications.realtime.start_following import StartFollowing, StartFollowingQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.errors import Unavailable
from aksio.entrypoints.http.assessments.flashcard_wire import QueueCountsOut
from aksio.entrypoints.http.realtime.gateway import Follower, Gateway
from aksio.entrypoints.http.realtime.patience import sent_within
from aksio.entrypoints.http.realtime.wire import Envelope, Greeting

HEARTBEAT_SECONDS = 25.0
"""Proxies cut connections that are silent for longer."""
SLOWEST_READER_SECONDS = 5.0
"""Who takes longer to read one message is dropped: others would wait, and memory would fill."""
BREATH_SECONDS = 0.05
"""Between two looks, so that a flood of announcements becomes one."""


class Ended(Exception):
    """The connection is over, with a WebSocket close code (RFC 6455, 7.4) and a word for people."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Questions:
    """The use cases that a connection asks."""

    start_following: StartFollowing
    list_messages: ListMessages
    list_due_flashcards: ListDueFlashcards
    check_session: CheckSession


class Connection:
    """Sends what there is, waits to be woken, and sends again. Nothing is queued: what a page has not read yet stays in
    the database.
    """

    def __init__(
        self,
        socket: WebSocket,  # type: ignore[type-arg]
        principal: Principal,
        *,
        gateway: Gateway,
        follower: Follower,
        questions: Questions,
    ) -> None:
        self._socket = socket
        self._principal = principal
        self._gateway = gateway
        self._follower = follower
        self._ask = questions
        self._counts: QueueCountsOut | None = None

    async def run(self, *, after: int | None) -> None:
        """Until one side has enough. Raises Ended where it is ours."""
        await self._greet(after)
        reading = asyncio.create_task(self._read())
        try:
            while not reading.done():
                await self._send_news()
                await self._wait(reading)
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect):
                await reading

    async def _greet(self, after: int | None) -> None:
        query = StartFollowingQuery(learner_id=self._principal.id, after=after)
        start = await self._gateway.asking(self._ask.start_following, query)
        self._follower.sequence = start.sequence
        await self._send(Greeting(sequence=start.sequence, missed=start.missed))

    async def _read(self) -> None:
        """Pages have nothing to say; reading is how one learns that they are gone."""
        with suppress(WebSocketDisconnect):
            while True:
                await self._socket.receive_data(mode="text")

    async def _wait(self, reading: asyncio.Task[None]) -> None:
        """For news, for the end, or for the next heartbeat."""
        news = asyncio.create_task(self._follower.news.wait())
        try:
            await asyncio.wait([news, reading], timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if not news.done() and not reading.done():
                await self._beat()
        finally:
            news.cancel()
        await asyncio.wait([reading], timeout=BREATH_SECONDS)

    async def _beat(self) -> None:
        logged_in = await self._gateway.asking(self._ask.check_session, CheckSessionQuery(principal=self._principal))
        if not logged_in:
            raise Ended(4401, "The session has ended.")
        await self._send(Envelope(kind="heartbeat"))

    async def _send_news(self) -> None:
        """While the database is away there are none; the next look finds them."""
        self._follower.news.clear()
        if self._gateway.leaving:
            raise Ended(1012, "This process is shutting down. Connect again.")
        with suppress(Unavailable):
            await self._send_messages()
            await self._send_counts()

    async def _send_messages(self) -> None:
        while messages := await self._next_messages():
            for message in messages:
                if message.sequence != self._follower.sequence + 1:
                    raise Ended(4410, "Messages were missed. Connect again and load anew.")
                self._look_for_the_end(message)
                await self._send(Envelope.of_message(message))
                self._follower.sequence = message.sequence

    async def _next_messages(self) -> list[RealtimeMessage]:
        query = ListMessagesQuery(learner_id=self._principal.id, after=self._follower.sequence)
        return await self._gateway.asking(self._ask.list_messages, query)

    def _look_for_the_end(self, message: RealtimeMessage) -> None:
        if message.kind == "session_ended" and _is_about(message.data, self._principal):
            raise Ended(4401, "The session has ended.")

    async def _send_counts(self) -> None:
        query = ListDueFlashcardsQuery(learner_id=self._principal.id, chosen=CardFilter(), page=PageRequest(limit=1))
        queue = await self._gateway.asking(self._ask.list_due_flashcards, query)
        counts = QueueCountsOut.of(queue.counts)
        if counts != self._counts:
            await self._send(Envelope(kind="due_counts", data=counts))
            self._counts = counts

    async def _send(self, what: Greeting | Envelope) -> None:
        try:
            await sent_within(self._socket.send_data(what.to_json()), seconds=SLOWEST_READER_SECONDS)
        except TimeoutError:
            raise Ended(4408, "Read too slowly.") from None


def _is_about(data: Mapping[str, object], principal: Principal) -> bool:
    """One session by its id, or all of them but one."""
    mine = str(principal.session_id)
    return data["session_id"] == mine or (data["session_id"] is None and data["kept"] != mine)
