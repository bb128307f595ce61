"""What the weekly report needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aksio.application.notifications.letters.ports import Exam
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share (0..1) with its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class StudiedDays:
    """What was done in some study days. `retention` is of recalls that were due; None where nothing is known."""

    reviews: int
    minutes: int
    retention: Share | None


@dataclass(frozen=True, kw_only=True)
class ExamOutlook:
    """The score to expect at an exam as things stand; None where too little was studied to say."""

    exam: Exam
    score: Share | None


@dataclass(frozen=True, kw_only=True)
class PlannedDays:
    """What active study plans hold in some days, and is not done yet."""

    sessions: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class ReadingPace:
    """The learner's own where `is_measured`; else what is taken for granted."""

    minutes_per_page: float
    is_measured: bool


class WeeklyFigures(Protocol):
    """What a learner did, how they stand, and what they mean to do."""

    async def studied(self, learner_id: LearnerId, *, first: date, last: date) -> StudiedDays:
        """From the first to the last study day, both included; at most some weeks back."""

    async def outlooks(self, learner_id: LearnerId) -> Sequence[ExamOutlook]:
        """Of the nearest exams, the first one first."""

    async def planned(self, learner_id: LearnerId, *, first: date, last: date) -> PlannedDays:
        """From the first to the last day, both included."""

    async def pace(self, learner_id: LearnerId) -> ReadingPace:
        """How fast they read."""
