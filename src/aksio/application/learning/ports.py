"""What the use cases about learning need from outside."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aksio.domain.learning.forecast import ReviewLoad
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class LoadToday:
    """What the cards ask for, as of the learner's study day."""

    today: date
    load: ReviewLoad


class ReviewLoads(Protocol):
    """Knows the schedules of learners' cards."""

    async def of(self, learner_id: LearnerId, *, days: int) -> LoadToday:
        """The cards, counted; due days of the next `days` days and all in the past."""
