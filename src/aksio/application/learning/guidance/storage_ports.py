"""What recommendations need from storage: only what the learner said to them."""

from datetime import date
from typing import Protocol

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.learning.recommendation import RecommendationAnswer
from aksio.domain.shared.ids import LearnerId


class RecommendationAnswers(Protocol):
    """Answers in storage."""

    async def of(self, learner_id: LearnerId) -> list[RecommendationAnswer]:
        """All of a learner, in the order of their ids."""

    def add(self, answer: RecommendationAnswer) -> None:
        """Keep a new one."""

    def save(self, answer: RecommendationAnswer) -> None:
        """Keep a changed one."""

    def forget(self, learner_id: LearnerId, *, before: date | None = None) -> None:
        """Those given before that study day go, or all."""


class GuidanceUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as guidance sees it."""

    @property
    def recommendation_answers(self) -> RecommendationAnswers:
        """Answers in this transaction."""
