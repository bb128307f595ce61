"""How an event looks to everybody outside: CloudEvents 1.0, https://github.com/cloudevents/spec."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aksio.domain.shared.aggregate import Event


@dataclass(frozen=True, kw_only=True)
class PublicEvent:
    """Its type, such as `aksio.courses.course_created`, and all of it in JSON."""

    type: str
    body: str


EventPublic = Callable[[Event, UUID], PublicEvent]
"""An event and its id as others get to see them."""


def public_type(event_name: str) -> str:
    """The `type` of an event with that name on the wire."""
    return f"aksio.{event_name}"


def envelope(
    *, id: str, event_name: str, subject: str, time: datetime, data: Mapping[str, object]
) -> dict[str, object]:
    """In structured JSON mode. Who gets the same `id` twice got the same event twice."""
    return {
        "specversion": "1.0",
        "id": id,
        "source": "/aksio",
        "type": public_type(event_name),
        "subject": subject,
        "time": time,
        "datacontenttype": "application/json",
        "data": data,
    }
