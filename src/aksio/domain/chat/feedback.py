"""What a learner thinks of an answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import LearnerId, MessageId
from aksio.domain.shared.text import text_error


class Thumb(StrEnum):
    """Which way."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """One learner's verdict on one answer; a later one takes its place. Raises Invalid for a bad reason."""

    message_id: MessageId
    learner_id: LearnerId
    rating: Thumb
    reason: str | None
    created_at: datetime

    def __post_init__(self) -> None:
        refuse([None if self.reason is None else text_error("/reason", self.reason, longest=2_000)])
