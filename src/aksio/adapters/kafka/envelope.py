"""How an event looks to others: CloudEvents 1.0 in structured JSON mode, everything in the value."""

from dataclasses import dataclass

import msgspec

from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.public_event import envelope

CONTENT_TYPE = "application/cloudevents+json"


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message for Kafka. Messages with one key stay in order."""

    topic: str
    key: str
    value: bytes


def topic_of(event_name: str) -> str:
    """One topic for each context: `courses.course_created` goes to `aksio.courses`."""
    return f"aksio.{event_name.partition('.')[0]}"


def enveloped(row: OutboxRow) -> Message:
    """The outbox row's id is the event's id: whoever gets it twice knows it by that."""
    message = envelope(
        id=str(row.id), event_name=row.name, subject=row.aggregate_key, time=row.occurred_at, data=row.payload
    )
    if row.trace_id is not None:
        message["requestid"] = row.trace_id
    return Message(topic=topic_of(row.name), key=row.aggregate_key, value=msgspec.json.encode(message))
