"""Study sessions and goals in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.learning.goal import Goal, GoalNotFound
from aksio.domain.learning.study_session import AnotherSessionOpen, StudySession, StudySessionNotFound
from aksio.domain.shared.ids import CourseId, GoalId, LearnerId, StudySessionId


class MemoryStudySessions(MemoryTable[StudySession]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "study_sessions")

    async def get(self, session_id: StudySessionId, *, learner_id: LearnerId) -> StudySession:
        """See the port."""
        return self._find(session_id, missing=StudySessionNotFound, learner_id=learner_id)

    async def open_one(self, learner_id: LearnerId) -> StudySession | None:
        """See the port."""
        return next((one for one in self._all() if one.learner_id == learner_id and one.is_open), None)

    def add(self, session: StudySession) -> None:
        """See the port."""
        self._put(session.id, session, new=True)
        self._session.change(lambda: self._require_one_open(session.learner_id))

    def save(self, session: StudySession) -> None:
        """See the port."""
        self._put(session.id, session, new=False)
        self._session.change(lambda: self._require_one_open(session.learner_id))

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        for session in self._all():
            if session.learner_id == learner_id:
                self._drop(session.id, session)

    def _require_one_open(self, learner_id: LearnerId) -> None:
        if sum(one.learner_id == learner_id and one.is_open for one in self._all()) > 1:
            raise AnotherSessionOpen


class MemoryGoals(MemoryTable[Goal]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "goals")

    async def get(self, goal_id: GoalId, *, learner_id: LearnerId) -> Goal:
        """See the port."""
        return self._find(goal_id, missing=GoalNotFound, learner_id=learner_id)

    def add(self, goal: Goal) -> None:
        """See the port."""
        self._put(goal.id, goal, new=True)

    def save(self, goal: Goal) -> None:
        """See the port."""
        self._put(goal.id, goal, new=False)

    def remove(self, goal: Goal) -> None:
        """See the port."""
        self._drop(goal.id, goal)

    def forget(self, learner_id: LearnerId, *, course_id: CourseId | None = None) -> None:
        """See the port."""
        for goal in self._all():
            if goal.learner_id == learner_id and course_id in (None, goal.course_id):
                self._drop(goal.id, goal)
