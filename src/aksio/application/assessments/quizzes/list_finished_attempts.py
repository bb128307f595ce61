"""Which quizzes has a learner finished? Asked by goals."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class FinishedAttempt:
    """The taker's study day when it was submitted, and the course of the quiz."""

    day: date
    course_id: CourseId


class FinishedAttempts(Protocol):
    """Knows attempts that were submitted."""

    async def finished(self, taker_id: LearnerId, *, since: date) -> list[FinishedAttempt]:
        """In no order."""


class ListFinishedAttempts:
    """One question."""

    def __init__(self, reader: FinishedAttempts) -> None:
        self._reader = reader

    async def __call__(self, taker_id: LearnerId, *, since: date) -> list[FinishedAttempt]:
        return await self._reader.finished(taker_id, since=since)
