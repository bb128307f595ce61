"""Let a plan rest."""

from dataclasses import dataclass

from aksio.application.learning.planning.ports import StudyPlanUnitOfWork
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class PausePlanCommand:
    """Which plan."""

    plan_id: StudyPlanId
    learner_id: LearnerId
    expected_version: int | None = None


class PausePlan:
    """Raises StudyPlanNotFound and Stale."""

    def __init__(self, uow: StudyPlanUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: PausePlanCommand) -> StudyPlanView:
        async with self._uow as uow:
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.require_version(command.expected_version)
            plan.pause(now=self._clock.now())
            uow.study_plans.save(plan)
            await uow.commit()
        return StudyPlanView.of(plan)
