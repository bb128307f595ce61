"""Chat asks for time in a study plan; planning answers."""

import datetime
from uuid import UUID

from aksio.application.courses.get_course import GetCourse, GetCourseQuery
from aksio.application.learning.planning.draw_up_plan import DrawUpPlan, DrawUpPlanCommand
from aksio.application.learning.planning.move_session import MoveSession, MoveSessionCommand
from aksio.application.learning.planning.plan_anew import PlanAnew, PlanAnewCommand
from aksio.application.learning.planning.show_plans import ListPlans, ListPlansQuery
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, LearnerId, StudyPlanId

MOST_PLANS = 100


class PlansOfLearners:
    """See the port StudyPlanning. Plans are computed: room is made by planning anew, and by moving a session."""

    def __init__(
        self,
        *,
        get_course: GetCourse,
        list_plans: ListPlans,
        draw_up_plan: DrawUpPlan,
        plan_anew: PlanAnew,
        move_session: MoveSession,
    ) -> None:
        self._get_course = get_course
        self._list_plans = list_plans
        self._draw_up_plan = draw_up_plan
        self._plan_anew = plan_anew
        self._move_session = move_session

    async def make_room(self, course_id: CourseId, *, learner_id: LearnerId, date: datetime.date | None) -> UUID:
        """See the port."""
        plan_id = await self._active(course_id, learner_id) or await self._new(course_id, learner_id)
        plan = await self._plan_anew(PlanAnewCommand(plan_id=plan_id, learner_id=learner_id, activate=True))
        if date is not None and not any(
            session.date == date and session.course_id == course_id for session in plan.sessions
        ):
            await self._move_next(plan, course_id, date)
        return plan.id

    async def _active(self, course_id: CourseId, learner_id: LearnerId) -> StudyPlanId | None:
        page = PageRequest(limit=MOST_PLANS)
        found = await self._list_plans(ListPlansQuery(learner_id=learner_id, status=PlanStatus.ACTIVE, page=page))
        return next((plan.id for plan in found.items if course_id in plan.course_ids), None)

    async def _new(self, course_id: CourseId, learner_id: LearnerId) -> StudyPlanId:
        try:
            course = await self._get_course(GetCourseQuery(course_id=course_id, learner_id=learner_id))
        except CourseNotFound:
            raise Invalid.field("/course_id", "unknown_course", "There is no such course.") from None
        command = DrawUpPlanCommand(
            learner_id=learner_id, particulars={"title": course.name, "course_ids": (course_id,)}
        )
        return (await self._draw_up_plan(command)).id

    async def _move_next(self, plan: StudyPlanView, course_id: CourseId, date: datetime.date) -> None:
        """The earliest session of the course that is to come and that the learner has not moved."""
        coming = [
            session
            for session in plan.sessions
            if session.course_id == course_id
            and not session.stays
            and plan.planned_on is not None
            and session.date >= plan.planned_on
        ]
        if not coming:
            raise Invalid.field("/date", "nothing_to_study", "There is nothing left to study in this course.")
        first = min(coming, key=lambda session: session.date)
        await self._move_session(
            MoveSessionCommand(plan_id=plan.id, session_id=first.id, learner_id=plan.learner_id, to=date)
        )
