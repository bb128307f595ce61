"""What goes over the WebSocket, always as JSON text."""

from datetime import datetime
from typing import Literal, Self

import msgspec

from aksio.domain.notifications.realtime import RealtimeMessage


class Greeting(msgspec.Struct, frozen=True, kw_only=True):
    """The first message. Keep `sequence`: connect with `after=` it to go on from there.

    `missed` says that what came after the given `after` is no longer kept: load anew what you show.
    """

    kind: Literal["hello"] = "hello"
    sequence: int
    missed: bool

    def to_json(self) -> str:
        """As it is sent."""
        return msgspec.json.encode(self).decode()


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything after that. What has a `sequence` happened; the rest is a state, of which the latest counts."""

    kind: str
    sequence: int | None = None
    at: datetime | None = None
    data: object = None

    @classmethod
    def of_message(cls, message: RealtimeMessage) -> Self:
        """A numbered message."""
        return cls(kind=message.kind, sequence=message.sequence, at=message.created_at, data=message.data)

    def to_json(self) -> str:
        """As it is sent."""
        return msgspec.json.encode(self).decode()
