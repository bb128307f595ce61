"""What happens to notifications, as others may know it."""

from dataclasses import dataclass
from datetime import date

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId, NotificationId


@dataclass(frozen=True, kw_only=True)
class NotificationCreated(Event):
    """A learner has something new to read."""

    notification_id: NotificationId
    learner_id: LearnerId
    kind: str


@dataclass(frozen=True, kw_only=True)
class LetterDue(Event):
    """The hour has come to look whether there is something to tell a learner. `day` is their local date."""

    learner_id: LearnerId
    kind: str
    day: date
