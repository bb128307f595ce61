"""Plan a plan's days anew: after missed, longer and shorter days, or to let it begin."""

from dataclasses import dataclass

from aksio.application.learning.planning.ports import StudyPlansReader, StudyPlanUnitOfWork
from aksio.application.learning.planning.studying import FindStudying, plan_days
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class PlanAnewCommand:
    """Which plan, and whether it becomes active with that."""

    plan_id: StudyPlanId
    learner_id: LearnerId
    activate: bool = False
    expected_version: int | None = None


class PlanAnew:
    """Past days, what was done and what the learner moved stay. Twice is once. Raises StudyPlanNotFound and Stale."""

    def __init__(
        self, uow: StudyPlanUnitOfWork, reader: StudyPlansReader, studying: FindStudying, clock: Clock
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._studying = studying
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: PlanAnewCommand) -> StudyPlanView:
        present = await self._reader.plan(command.plan_id, learner_id=command.learner_id)
        studying = await self._studying.of(command.learner_id, present.course_ids)
        async with self._uow as uow:
            await uow.study_plans.hold(command.learner_id)
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.require_version(command.expected_version)
            before = plan.updated_at, plan.status
            if command.activate:
                plan.activate(now=self._clock.now())
            await plan_days(uow, plan, studying, self._clock)
            if (plan.updated_at, plan.status) != before:
                uow.study_plans.save(plan)
                await uow.commit()
        return StudyPlanView.of(plan)
