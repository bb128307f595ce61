"""Change a plan, and plan its days by that."""

from dataclasses import dataclass
from datetime import date

from aksio.application.learning.planning.draw_up_plan import require_courses
from aksio.application.learning.planning.ports import StudyPlansReader, StudyPlanUnitOfWork
from aksio.application.learning.planning.studying import FindStudying, plan_days
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.study_plan import PlanChanges
from aksio.domain.shared.ids import LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class EditPlanCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind.

    `minutes` are by weekday, Monday first; None leaves them, or the days off, as they are.
    """

    plan_id: StudyPlanId
    learner_id: LearnerId
    changes: PlanChanges
    minutes: tuple[int, ...] | None = None
    days_off: frozenset[date] | None = None
    expected_version: int | None = None


class EditPlan:
    """Raises StudyPlanNotFound, Stale, and Invalid with every field that is wrong."""

    def __init__(
        self, uow: StudyPlanUnitOfWork, reader: StudyPlansReader, studying: FindStudying, clock: Clock
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._studying = studying
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditPlanCommand) -> StudyPlanView:
        present = await self._reader.plan(command.plan_id, learner_id=command.learner_id)
        course_ids = command.changes.get("course_ids", present.course_ids)
        studying = await self._studying.of(command.learner_id, course_ids)
        if "course_ids" in command.changes:
            require_courses(studying, course_ids)
        async with self._uow as uow:
            await uow.study_plans.hold(command.learner_id)
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.require_version(command.expected_version)
            changes: PlanChanges = {**command.changes, "availability": _availability(plan.availability, command)}
            plan.edit(today=studying.today, now=self._clock.now(), **changes)
            await plan_days(uow, plan, studying, self._clock)
            uow.study_plans.save(plan)
            await uow.commit()
        return StudyPlanView.of(plan)


def _availability(present: Availability, command: EditPlanCommand) -> Availability:
    return Availability(
        minutes=present.minutes if command.minutes is None else command.minutes,
        days_off=present.days_off if command.days_off is None else command.days_off,
    )
