"""Set a goal."""

from dataclasses import dataclass
from datetime import date

from aksio.application.learning.goals.measuring import GoalMeasures, MeasuredGoal
from aksio.application.learning.goals.ports import ExamDates, GoalsUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.learning.goal import Goal, Measure, Period
from aksio.domain.shared.ids import CourseId, GoalId, LearnerId


@dataclass(frozen=True, kw_only=True)
class SetGoalCommand:
    """`due_on` of an exam is the course's exam date, unless another is given."""

    learner_id: LearnerId
    title: str
    period: Period
    measure: Measure
    target: int
    course_id: CourseId | None = None
    due_on: date | None = None


class SetGoal:
    """Raises Invalid with every field that is wrong."""

    def __init__(
        self,
        uow: GoalsUnitOfWork,
        measures: GoalMeasures,
        exams: ExamDates,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._measures = measures
        self._exams = exams
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: SetGoalCommand) -> MeasuredGoal:
        now = self._clock.now()
        exam_on = await self._exam_of(command)
        today = await self._measures.today(command.learner_id)
        goal = Goal.set_up(
            id=GoalId(self._ids.new()),
            learner_id=command.learner_id,
            title=command.title,
            period=command.period,
            measure=command.measure,
            target=command.target,
            course_id=command.course_id,
            due_on=command.due_on or exam_on,
            today=today,
            now=now,
        )
        async with self._uow as uow:
            uow.goals.add(goal)
            await uow.commit()
        [measured] = await self._measures.of([goal], learner_id=command.learner_id)
        return measured

    async def _exam_of(self, command: SetGoalCommand) -> date | None:
        """None as well where the goal is not about the exam."""
        if command.course_id is None:
            return None
        exam_on = await self._exams.of(command.course_id, learner_id=command.learner_id)
        return exam_on if command.period is Period.EXAM else None
