"""A notification: something that a learner has not seen yet, or has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.notifications.events import NotificationCreated
from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import LearnerId, NotificationId


class NotificationNotFound(NotFound):
    """No such notification, or somebody else's."""

    code = "notification_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such notification.")


@dataclass(kw_only=True, eq=False)
class Notification(Aggregate):
    """`data` holds plain JSON values: ids to follow, and figures for the text. The text is made when it is read."""

    id: NotificationId
    learner_id: LearnerId
    kind: Kind
    data: Mapping[str, object]
    created_at: datetime
    read_at: datetime | None = None

    @classmethod
    def create(
        cls, *, id: NotificationId, learner_id: LearnerId, kind: Kind, data: Mapping[str, object], now: datetime
    ) -> Self:
        """A new one, unread."""
        made = cls(id=id, learner_id=learner_id, kind=kind, data=data, created_at=now)
        made._record(NotificationCreated(occurred_at=now, notification_id=id, learner_id=learner_id, kind=kind.value))
        return made

    def read(self, *, now: datetime) -> None:
        """The first time counts."""
        if self.read_at is None:
            self.read_at = now
