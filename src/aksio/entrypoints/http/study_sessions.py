"""Routes of study sessions."""

from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.learning.sessions.change_session import (
    ChangeSession,
    ChangeSessionCommand,
    CompleteSessionCommand,
)
from aksio.application.learning.sessions.ports import SessionFilter
from aksio.application.learning.sessions.read_sessions import ListSessionsQuery, ReadSessions
from aksio.application.learning.sessions.start_session import StartSession, StartSessionCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.study_session import SessionStatus
from aksio.domain.shared.ids import CourseId, StudySessionId
from aksio.entrypoints.http.goals_and_sessions_wire import (
    ActiveSessionOut,
    NewStudySession,
    SessionRatings,
    SessionStatsOut,
    StudySessionOut,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest

OfStatus = Annotated[SessionStatus | None, QueryParameter(description="Only of this status.")]
OfCourse = Annotated[UUID | None, QueryParameter(description="Only of this course.")]
Days = Annotated[int, QueryParameter(ge=1, le=366, description="How many days back.")]
Changing = NamedDependency[ChangeSession]


class StudySessionsController(Controller):
    """A learner's study sessions."""

    path = "/learning/sessions"
    tags = ("study sessions",)

    @post(operation_id="startStudySession", summary="Sit down to study now, or put it down for later")
    async def begin(
        self, request: AksioRequest, data: JSONBody[NewStudySession], start_session: NamedDependency[StartSession]
    ) -> StudySessionOut:
        command = StartSessionCommand(learner_id=request.user.id, plan=data.plan(), scheduled_for=data.scheduled_for)
        return StudySessionOut.of(await start_session(command))

    @get(operation_id="listStudySessions", summary="My study sessions, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        read_sessions: NamedDependency[ReadSessions],
        status: OfStatus = None,
        course_id: OfCourse = None,
    ) -> PageOut[StudySessionOut]:
        chosen = SessionFilter(status=status, course_id=cast(CourseId | None, course_id))
        found = await read_sessions.page(ListSessionsQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[StudySessionOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/active", operation_id="getActiveStudySession", summary="The one under way, on whatever device it began")
    async def active(self, request: AksioRequest, read_sessions: NamedDependency[ReadSessions]) -> ActiveSessionOut:
        found = await read_sessions.active(request.user.id)
        return ActiveSessionOut(session=None if found is None else StudySessionOut.of(found))

    @get("/stats", operation_id="getStudySessionStats", summary="Completed sessions, summed up")
    async def stats(
        self, request: AksioRequest, read_sessions: NamedDependency[ReadSessions], days: Days = 30
    ) -> SessionStatsOut:
        return SessionStatsOut.made_of(await read_sessions.totals(request.user.id, days=days))

    @get("/{study_session_id:uuid}", operation_id="getStudySession", summary="Show a study session")
    async def read(
        self, request: AksioRequest, study_session_id: FromPath[UUID], read_sessions: NamedDependency[ReadSessions]
    ) -> StudySessionOut:
        return StudySessionOut.of(await read_sessions.one(StudySessionId(study_session_id), learner_id=request.user.id))

    @post("/{study_session_id:uuid}/start", operation_id="startScheduledSession", summary="Start it", status_code=200)
    async def start(
        self, request: AksioRequest, study_session_id: FromPath[UUID], change_session: Changing
    ) -> StudySessionOut:
        return StudySessionOut.of(await change_session.start(_command(request, study_session_id)))

    @post("/{study_session_id:uuid}/pause", operation_id="pauseStudySession", summary="Pause it", status_code=200)
    async def pause(
        self, request: AksioRequest, study_session_id: FromPath[UUID], change_session: Changing
    ) -> StudySessionOut:
        return StudySessionOut.of(await change_session.pause(_command(request, study_session_id)))

    @post("/{study_session_id:uuid}/resume", operation_id="resumeStudySession", summary="Go on", status_code=200)
    async def resume(
        self, request: AksioRequest, study_session_id: FromPath[UUID], change_session: Changing
    ) -> StudySessionOut:
        return StudySessionOut.of(await change_session.resume(_command(request, study_session_id)))

    @post("/{study_session_id:uuid}/complete", operation_id="completeStudySession", summary="Be done", status_code=200)
    async def complete(
        self,
        request: AksioRequest,
        study_session_id: FromPath[UUID],
        data: JSONBody[SessionRatings],
        change_session: Changing,
    ) -> StudySessionOut:
        command = CompleteSessionCommand(
            learner_id=request.user.id, session_id=StudySessionId(study_session_id), ratings=data.ratings()
        )
        return StudySessionOut.of(await change_session.complete(command))


def _command(request: AksioRequest, study_session_id: UUID) -> ChangeSessionCommand:
    return ChangeSessionCommand(learner_id=request.user.id, session_id=StudySessionId(study_session_id))
