"""Change, complete or delete a goal."""

from dataclasses import dataclass

from aksio.application.learning.goals.measuring import GoalMeasures, MeasuredGoal
from aksio.application.learning.goals.ports import GoalsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.learning.goal import GoalChanges
from aksio.domain.shared.ids import GoalId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ChangeGoalCommand:
    """Whose, which; `expected_version` is what the caller last saw, if they mind."""

    learner_id: LearnerId
    goal_id: GoalId
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class EditGoalCommand(ChangeGoalCommand):
    """`changes` has only what changes."""

    changes: GoalChanges


class ChangeGoal:
    """Raises GoalNotFound, Stale."""

    def __init__(self, uow: GoalsUnitOfWork, measures: GoalMeasures, clock: Clock) -> None:
        self._uow = uow
        self._measures = measures
        self._clock = clock

    @repeats_when_raced
    async def edit(self, command: EditGoalCommand) -> MeasuredGoal:
        """Raises Invalid with every field that is wrong."""
        async with self._uow as uow:
            goal = await uow.goals.get(command.goal_id, learner_id=command.learner_id)
            goal.require_version(command.expected_version)
            goal.edit(now=self._clock.now(), **command.changes)
            uow.goals.save(goal)
            await uow.commit()
        [measured] = await self._measures.of([goal], learner_id=command.learner_id)
        return measured

    @repeats_when_raced
    async def complete(self, command: ChangeGoalCommand) -> MeasuredGoal:
        """Raises GoalNotReached and GoalRecurs."""
        async with self._uow as uow:
            goal = await uow.goals.get(command.goal_id, learner_id=command.learner_id)
        [measured] = await self._measures.of([goal], learner_id=command.learner_id)
        async with self._uow as uow:
            goal = await uow.goals.get(command.goal_id, learner_id=command.learner_id)
            goal.complete(measured.progress.present.value, now=self._clock.now())
            uow.goals.save(goal)
            await uow.commit()
        return MeasuredGoal(goal=goal, progress=measured.progress)

    @repeats_when_raced
    async def delete(self, command: ChangeGoalCommand) -> None:
        """It goes."""
        async with self._uow as uow:
            goal = await uow.goals.get(command.goal_id, learner_id=command.learner_id)
            goal.require_version(command.expected_version)
            uow.goals.remove(goal)
            await uow.commit()
