"""What learners said to recommendations, in memory."""

from datetime import date

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.learning.recommendation import RecommendationAnswer
from aksio.domain.shared.ids import LearnerId


class MemoryRecommendationAnswers(MemoryTable[RecommendationAnswer]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "recommendation_answers")

    async def of(self, learner_id: LearnerId) -> list[RecommendationAnswer]:
        """See the port."""
        return sorted((one for one in self._all() if one.learner_id == learner_id), key=lambda one: one.id)

    def add(self, answer: RecommendationAnswer) -> None:
        """See the port."""
        self._put(answer.id, answer, new=True)

    def save(self, answer: RecommendationAnswer) -> None:
        """See the port."""
        self._put(answer.id, answer, new=False)

    def forget(self, learner_id: LearnerId, *, before: date | None = None) -> None:
        """See the port."""

        def drop() -> None:
            for answer in list(self._all()):
                if answer.learner_id == learner_id and (before is None or answer.answered_on < before):
                    del self._rows()[answer.id]

        self._session.change(drop)
