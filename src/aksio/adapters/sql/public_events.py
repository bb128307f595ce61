"""Events as others get to see them, with the names that they have in the outbox."""

from dataclasses import fields
from uuid import UUID

import msgspec

from aksio.adapters.sql.codec import WIRES, encode
from aksio.application.shared.public_event import PublicEvent, envelope, public_type
from aksio.domain.shared.aggregate import Event

LEARNERS_EVENTS = frozenset(
    public_type(wire.name) for kind, wire in WIRES.items() if "learner_id" in {field.name for field in fields(kind)}
)
"""The types of those that say whose they are: only these are told to learners."""


def public_event(event: Event, event_id: UUID) -> PublicEvent:
    """See `EventPublic`."""
    name, key, payload = encode(event)
    whole = envelope(id=str(event_id), event_name=name, subject=key, time=event.occurred_at, data=payload)
    return PublicEvent(type=public_type(name), body=msgspec.json.encode(whole).decode())
