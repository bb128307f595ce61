"""Routes of study plans."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.learning.planning.delete_plan import DeletePlan, DeletePlanCommand
from aksio.application.learning.planning.draw_up_plan import DrawUpPlan, DrawUpPlanCommand
from aksio.application.learning.planning.edit_plan import EditPlan
from aksio.application.learning.planning.move_session import MoveSession, MoveSessionCommand
from aksio.application.learning.planning.pause_plan import PausePlan, PausePlanCommand
from aksio.application.learning.planning.plan_anew import PlanAnew, PlanAnewCommand
from aksio.application.learning.planning.share_calendar import (
    CloseCalendar,
    ReadCalendar,
    ReadOwnCalendar,
    ShareCalendar,
    ShareCalendarCommand,
)
from aksio.application.learning.planning.show_plans import (
    GetPlan,
    GetPlanProgress,
    GetPlanQuery,
    ListPlans,
    ListPlansQuery,
)
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.shared.ids import PlannedSessionId, StudyPlanId
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.calendar_file import MEDIA_TYPE, calendar_file
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.plan_wire import (
    CalendarLinkOut,
    NewStudyPlan,
    PlannedSessionEdit,
    PlanProgressOut,
    PlanScheduleOut,
    StudyPlanEdit,
    StudyPlanOut,
)
from aksio.entrypoints.http.request import AksioRequest

Expected = NamedDependency[int | None]


class PlansController(Controller):
    """A learner's study plans."""

    path = "/learning/plans"
    tags = ("plans",)

    @post(operation_id="createPlan", summary="Draw up a study plan: a title and a course are enough")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewStudyPlan], draw_up_plan: NamedDependency[DrawUpPlan]
    ) -> StudyPlanOut:
        command = DrawUpPlanCommand(learner_id=request.user.id, particulars=data.particulars())
        return StudyPlanOut.of(await draw_up_plan(command))

    @get(operation_id="listPlans", summary="List my study plans, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_plans: NamedDependency[ListPlans],
        status: Annotated[PlanStatus | None, QueryParameter()] = None,
    ) -> PageOut[StudyPlanOut]:
        found = await list_plans(ListPlansQuery(learner_id=request.user.id, status=status, page=page))
        return PageOut(items=[StudyPlanOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{plan_id:uuid}", operation_id="getPlan", summary="Show a study plan")
    async def read(
        self, request: AksioRequest, plan_id: FromPath[UUID], get_plan: NamedDependency[GetPlan]
    ) -> StudyPlanOut:
        return StudyPlanOut.of(await get_plan(_query(request, plan_id)))

    @patch("/{plan_id:uuid}", operation_id="editPlan", summary="Change a study plan, and plan its days by that")
    async def edit(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        data: JSONBody[StudyPlanEdit],
        expected_version: Expected,
        edit_plan: NamedDependency[EditPlan],
    ) -> StudyPlanOut:
        return StudyPlanOut.of(await edit_plan(data.to_command(plan_id, request.user.id, expected_version)))

    @delete("/{plan_id:uuid}", operation_id="deletePlan", summary="Delete a study plan")
    async def delete(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        expected_version: Expected,
        delete_plan: NamedDependency[DeletePlan],
    ) -> None:
        await delete_plan(
            DeletePlanCommand(
                plan_id=StudyPlanId(plan_id), learner_id=request.user.id, expected_version=expected_version
            )
        )

    @post("/{plan_id:uuid}/generate", operation_id="generatePlan", summary="Plan all days anew", status_code=200)
    async def generate(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        expected_version: Expected,
        plan_anew: NamedDependency[PlanAnew],
    ) -> StudyPlanOut:
        return StudyPlanOut.of(await plan_anew(_anew(request, plan_id, expected_version)))

    @post(
        "/{plan_id:uuid}/adapt",
        operation_id="adaptPlan",
        summary="Let the coming days follow what was done, missed and added",
        status_code=200,
    )
    async def adapt(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        expected_version: Expected,
        plan_anew: NamedDependency[PlanAnew],
    ) -> StudyPlanOut:
        return StudyPlanOut.of(await plan_anew(_anew(request, plan_id, expected_version)))

    @post(
        "/{plan_id:uuid}/activate",
        operation_id="activatePlan",
        summary="Let a plan count: its days are planned around those of other active plans",
        status_code=200,
    )
    async def activate(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        expected_version: Expected,
        plan_anew: NamedDependency[PlanAnew],
    ) -> StudyPlanOut:
        return StudyPlanOut.of(await plan_anew(_anew(request, plan_id, expected_version, activate=True)))

    @post("/{plan_id:uuid}/pause", operation_id="pausePlan", summary="Let a plan rest", status_code=200)
    async def pause(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        expected_version: Expected,
        pause_plan: NamedDependency[PausePlan],
    ) -> StudyPlanOut:
        command = PausePlanCommand(
            plan_id=StudyPlanId(plan_id), learner_id=request.user.id, expected_version=expected_version
        )
        return StudyPlanOut.of(await pause_plan(command))


class PlanDaysController(Controller):
    """The days of a study plan."""

    path = "/learning/plans/{plan_id:uuid}"
    tags = ("plans",)

    @get("/schedule", operation_id="getSchedule", summary="What to do on which day, and what does not fit")
    async def schedule(
        self, request: AksioRequest, plan_id: FromPath[UUID], get_plan: NamedDependency[GetPlan]
    ) -> PlanScheduleOut:
        return PlanScheduleOut.of(await get_plan(_query(request, plan_id)))

    @get("/schedule.ics", operation_id="getScheduleFile", summary="The same as iCalendar file", media_type=MEDIA_TYPE)
    async def schedule_file(
        self, request: AksioRequest, plan_id: FromPath[UUID], read_own_calendar: NamedDependency[ReadOwnCalendar]
    ) -> Response[bytes]:
        found = await read_own_calendar(_shared(request, plan_id))
        return Response(calendar_file(found), media_type=MEDIA_TYPE)

    @get("/progress", operation_id="getPlanProgress", summary="How far a plan was followed")
    async def progress(
        self, request: AksioRequest, plan_id: FromPath[UUID], get_plan_progress: NamedDependency[GetPlanProgress]
    ) -> PlanProgressOut:
        return PlanProgressOut.of(await get_plan_progress(_query(request, plan_id)))

    @patch(
        "/sessions/{planned_session_id:uuid}",
        operation_id="moveSession",
        summary="Put a session on another day, where it stays, or mark it as done",
    )
    async def move(
        self,
        request: AksioRequest,
        plan_id: FromPath[UUID],
        planned_session_id: FromPath[UUID],
        data: JSONBody[PlannedSessionEdit],
        move_session: NamedDependency[MoveSession],
    ) -> PlanScheduleOut:
        command = MoveSessionCommand(
            plan_id=StudyPlanId(plan_id),
            session_id=PlannedSessionId(planned_session_id),
            learner_id=request.user.id,
            to=data.date,
            done=data.done,
        )
        return PlanScheduleOut.of(await move_session(command))

    @post("/calendar", operation_id="shareCalendar", summary="Make a secret link to the calendar; an earlier one ends")
    async def share(
        self, request: AksioRequest, plan_id: FromPath[UUID], share_calendar: NamedDependency[ShareCalendar]
    ) -> CalendarLinkOut:
        secret = await share_calendar(_shared(request, plan_id))
        return CalendarLinkOut(url=f"{str(request.base_url).rstrip('/')}/api/v1/learning/calendars/{secret}.ics")

    @delete("/calendar", operation_id="closeCalendar", summary="Revoke the secret link")
    async def close(
        self, request: AksioRequest, plan_id: FromPath[UUID], close_calendar: NamedDependency[CloseCalendar]
    ) -> None:
        await close_calendar(_shared(request, plan_id))


@get(
    "/learning/calendars/{file:str}",
    operation_id="readCalendar",
    summary="A plan's calendar, for whoever has the secret link",
    tags=["plans"],
    opt=PUBLIC,
    media_type=MEDIA_TYPE,
)
async def read_shared_calendar(file: FromPath[str], read_calendar: NamedDependency[ReadCalendar]) -> Response[bytes]:
    """An iCalendar file."""
    found = await read_calendar(file.removesuffix(".ics"))
    return Response(calendar_file(found), media_type=MEDIA_TYPE, headers={"Cache-Control": "private, max-age=300"})


def _query(request: AksioRequest, plan_id: UUID) -> GetPlanQuery:
    return GetPlanQuery(plan_id=StudyPlanId(plan_id), learner_id=request.user.id)


def _shared(request: AksioRequest, plan_id: UUID) -> ShareCalendarCommand:
    return ShareCalendarCommand(plan_id=StudyPlanId(plan_id), learner_id=request.user.id)


def _anew(request: AksioRequest, plan_id: UUID, expected: int | None, *, activate: bool = False) -> PlanAnewCommand:
    return PlanAnewCommand(
        plan_id=StudyPlanId(plan_id), learner_id=request.user.id, activate=activate, expected_version=expected
    )


PLANS = (PlansController, PlanDaysController, read_shared_calendar)
