"""What every aggregate has: a version that guards against lost updates, and the events it has recorded."""

from dataclasses import dataclass, field
from datetime import datetime

from aksio.domain.shared.errors import Stale


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Ids and values only, never personal text: events are published to others."""

    occurred_at: datetime


@dataclass(kw_only=True, eq=False)
class Aggregate:
    """A thing that is loaded, changed and saved as a whole.

    `version` counts the saves; 0 means never saved.
    """

    version: int = 0
    _events: list[Event] = field(default_factory=list, init=False, repr=False)

    def require_version(self, expected: int | None) -> None:
        """Refuse with Stale unless the caller saw the latest version; None means that they do not mind."""
        if expected is not None and expected != self.version:
            raise Stale("This has changed since you read it.")

    def take_events(self) -> list[Event]:
        """Hand over the recorded events, once."""
        events, self._events = self._events, []
        return events

    def _record(self, event: Event) -> None:
        self._events.append(event)
