"""After something was learnt: which goals are reached by it?"""

from aksio.application.learning.goals.measuring import GoalMeasures, MeasuredGoal
from aksio.application.learning.goals.ports import GoalsReader, GoalsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import LearnerId


class NoticeReachedGoals:
    """Each is noticed once in each of its periods, and what does not recur is completed. Returns how many it were."""

    def __init__(self, reader: GoalsReader, uow: GoalsUnitOfWork, measures: GoalMeasures, clock: Clock) -> None:
        self._reader = reader
        self._uow = uow
        self._measures = measures
        self._clock = clock

    async def __call__(self, learner_id: LearnerId) -> int:
        goals = await self._reader.active(learner_id)
        measured = await self._measures.of(goals, learner_id=learner_id)
        return sum([await self._notice(one) for one in measured if one.progress.present.reached])

    async def _notice(self, reached: MeasuredGoal) -> bool:
        starts_on = reached.progress.present.starts_on
        try:
            async with self._uow as uow:
                if not await uow.first_time(f"goal-reached:{reached.goal.id}:{starts_on}"):
                    return False
                goal = await uow.goals.get(reached.goal.id, learner_id=reached.goal.learner_id)
                goal.reach(period_starts_on=starts_on, now=self._clock.now())
                uow.goals.save(goal)
                await uow.commit()
        except NotFound:
            return False
        return True
