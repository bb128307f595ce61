"""Draw up a study plan, with its days."""

from dataclasses import dataclass

from aksio.application.learning.planning.ports import StudyPlanUnitOfWork
from aksio.application.learning.planning.studying import FindStudying, Studying, plan_days
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.learning.planning.study_plan import PlanChanges, StudyPlan
from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import CourseId, LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class DrawUpPlanCommand:
    """A title and a course are enough; all else has a default."""

    learner_id: LearnerId
    particulars: PlanChanges


class DrawUpPlan:
    """Raises Invalid with every field that is wrong."""

    def __init__(self, uow: StudyPlanUnitOfWork, studying: FindStudying, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._studying = studying
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: DrawUpPlanCommand) -> StudyPlanView:
        plan = StudyPlan.draw_up(
            id=StudyPlanId(self._ids.new()),
            learner_id=command.learner_id,
            today=await self._studying.today(command.learner_id),
            now=self._clock.now(),
            **command.particulars,
        )
        studying = await self._studying.of(command.learner_id, plan.course_ids)
        require_courses(studying, plan.course_ids)
        async with self._uow as uow:
            await uow.study_plans.hold(command.learner_id)
            await plan_days(uow, plan, studying, self._clock)
            uow.study_plans.add(plan)
            await uow.commit()
        return StudyPlanView.of(plan)


def require_courses(studying: Studying, course_ids: tuple[CourseId, ...]) -> None:
    """Raises Invalid, naming each course that there is not."""
    known = {course.id for course in studying.courses}
    refuse(
        FieldError(pointer=f"/course_ids/{place}", code="unknown_course", message="There is no such course.")
        for place, course_id in enumerate(course_ids)
        if course_id not in known
    )
