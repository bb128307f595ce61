"""Show goals with their progress."""

from dataclasses import dataclass

from aksio.application.learning.goals.measuring import GoalMeasures, MeasuredGoal
from aksio.application.learning.goals.ports import GoalsReader
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.goal import GoalStatus
from aksio.domain.shared.ids import GoalId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListGoalsQuery:
    """Whose, of which status (or all), and which page."""

    learner_id: LearnerId
    status: GoalStatus | None
    page: PageRequest


class ReadGoals:
    """A constant number of statements for a page."""

    def __init__(self, reader: GoalsReader, measures: GoalMeasures) -> None:
        self._reader = reader
        self._measures = measures

    async def one(self, goal_id: GoalId, *, learner_id: LearnerId) -> MeasuredGoal:
        """Raises GoalNotFound."""
        goal = await self._reader.goal(goal_id, learner_id=learner_id)
        [measured] = await self._measures.of([goal], learner_id=learner_id)
        return measured

    async def page(self, query: ListGoalsQuery) -> Page[MeasuredGoal]:
        """Newest first."""
        found = await self._reader.goals(query.learner_id, query.status, query.page)
        measured = await self._measures.of(found.items, learner_id=query.learner_id)
        return Page(items=measured, next_cursor=found.next_cursor)
