"""Events as they stand in the outbox and go to others. Wire names are a promise: fields may be added, never renamed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from aksio.domain.courses import course
from aksio.domain.shared.aggregate import Event


@dataclass(frozen=True)
class Wire:
    """How one kind of event travels. `key` is the field with the aggregate's id: events of one key stay in order."""

    name: str
    key: str


WIRES: dict[type[Event], Wire] = {
    course.CourseCreated: Wire("courses.course_created", "course_id"),
    course.CourseEdited: Wire("courses.course_edited", "course_id"),
    course.CourseDeleted: Wire("courses.course_deleted", "course_id"),
}

_BY_NAME = {wire.name: kind for kind, wire in WIRES.items()}


def encode(event: Event) -> tuple[str, str, dict[str, Any]]:
    """Wire name, aggregate key and a payload of plain JSON values."""
    wire = WIRES[type(event)]
    key: UUID | str = getattr(event, wire.key)
    payload: dict[str, Any] = msgspec.to_builtins(event)
    return wire.name, str(key), payload


def decode(name: str, payload: Mapping[str, object]) -> Event:
    """The event again. Raises ValueError for a name or payload that this version does not know."""
    if name not in _BY_NAME:
        raise ValueError(f"No event is called {name}.")
    return msgspec.convert(payload, _BY_NAME[name])
