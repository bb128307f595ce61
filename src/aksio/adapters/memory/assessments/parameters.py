"""The parameters of learners in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.learner_parameters import LearnerParameters
from aksio.domain.shared.ids import LearnerId


class MemoryParameterStore(MemoryTable[LearnerParameters]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "learner_parameters")

    async def find(self, learner_id: LearnerId) -> LearnerParameters | None:
        """See the port."""
        return next((one for one in self._all() if one.learner_id == learner_id), None)

    def add(self, parameters: LearnerParameters) -> None:
        """See the port."""
        self._put(parameters.learner_id, parameters, new=True)

    def save(self, parameters: LearnerParameters) -> None:
        """See the port."""
        self._put(parameters.learner_id, parameters, new=False)

    def remove(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._forget(learner_id))

    def _forget(self, learner_id: LearnerId) -> None:
        self._session.store.rows.setdefault("learner_parameters", {}).pop(learner_id, None)
