"""What learners tell us about the product."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.accounts.events import FeedbackGiven
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import FeedbackId, LearnerId
from aksio.domain.shared.text import text_error

LONGEST_FEEDBACK = 5_000


class FeedbackKind(StrEnum):
    BUG = "bug"
    IDEA = "idea"
    PRAISE = "praise"
    OTHER = "other"


@dataclass(kw_only=True, eq=False)
class Feedback(Aggregate):
    """Written once, never changed."""

    id: FeedbackId
    account_id: LearnerId
    kind: FeedbackKind
    text: str
    given_at: datetime

    def __post_init__(self) -> None:
        refuse([text_error("/text", self.text, longest=LONGEST_FEEDBACK)])

    @classmethod
    def give(cls, *, id: FeedbackId, account_id: LearnerId, kind: FeedbackKind, text: str, now: datetime) -> Self:
        feedback = cls(id=id, account_id=account_id, kind=kind, text=text, given_at=now)
        feedback._record(FeedbackGiven(occurred_at=now, feedback_id=id, account_id=account_id))
        return feedback
