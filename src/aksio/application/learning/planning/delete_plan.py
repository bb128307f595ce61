"""Delete a plan, or what is left of plans when a course or a learner goes."""

from dataclasses import dataclass

from aksio.application.learning.planning.ports import StudyPlanUnitOfWork
from aksio.application.learning.planning.studying import FindStudying
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class DeletePlanCommand:
    """Which plan."""

    plan_id: StudyPlanId
    learner_id: LearnerId
    expected_version: int | None = None


class DeletePlan:
    """Raises StudyPlanNotFound and Stale."""

    def __init__(self, uow: StudyPlanUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeletePlanCommand) -> None:
        async with self._uow as uow:
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.require_version(command.expected_version)
            plan.delete(now=self._clock.now())
            uow.study_plans.remove(plan)
            await uow.commit()


class ForgetPlans:
    """When a learner leaves."""

    def __init__(self, uow: StudyPlanUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, learner_id: LearnerId) -> None:
        async with self._uow as uow:
            uow.study_plans.forget(learner_id)
            await uow.commit()


@dataclass(frozen=True, kw_only=True)
class DropCourseCommand:
    """A course that is gone."""

    course_id: CourseId
    learner_id: LearnerId


class DropCourse:
    """Plans go on without a course that is gone; a plan for nothing else goes with it. May be repeated."""

    def __init__(self, uow: StudyPlanUnitOfWork, studying: FindStudying, clock: Clock) -> None:
        self._uow = uow
        self._studying = studying
        self._clock = clock

    async def __call__(self, command: DropCourseCommand) -> None:
        async with self._uow as uow:
            plans = await uow.study_plans.with_course(command.course_id, learner_id=command.learner_id)
        for plan_id in plans:
            await self._from(plan_id, command)

    async def _from(self, plan_id: StudyPlanId, command: DropCourseCommand) -> None:
        today = await self._studying.today(command.learner_id)
        async with self._uow as uow:
            plan = await uow.study_plans.get(plan_id, learner_id=command.learner_id)
            plan.lose_course(command.course_id, today=today, now=self._clock.now())
            if plan.course_ids:
                uow.study_plans.save(plan)
            else:
                plan.delete(now=self._clock.now())
                uow.study_plans.remove(plan)
            await uow.commit()
