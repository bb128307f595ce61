"""Routes of tutoring sessions and of what the tutor proposes."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.chat.proposals import (
    ConfirmProposal,
    DecideProposalCommand,
    DeclineProposal,
    Propose,
    ProposeCommand,
)
from aksio.application.chat.tutoring import (
    CompleteTutoringSession,
    GetTutoringSession,
    ListTutoringSessions,
    PlanTutoringSession,
    PlanTutoringSessionCommand,
    StartTutoringSession,
    TutoringSessionCommand,
)
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import CourseId, DocumentId, MessageId, ProposalId, TutoringSessionId
from aksio.entrypoints.http.chat.wire import NewProposal, NewTutoringSession, ProposalOut, TutoringSessionOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class ProposalsController(Controller):
    """What could be made out of an answer, once the learner says so."""

    path = "/chat"
    tags = ("chat",)

    @post("/messages/{message_id:uuid}/proposals", operation_id="propose", summary="Propose cards or a plan")
    async def propose(
        self,
        request: AksioRequest,
        message_id: FromPath[UUID],
        data: JSONBody[NewProposal],
        propose: NamedDependency[Propose],
    ) -> ProposalOut:
        command = ProposeCommand(
            message_id=MessageId(message_id),
            learner_id=request.user.id,
            kind=data.kind,
            count=data.count,
            date=data.date,
        )
        return ProposalOut.of(await propose(command))

    @post("/proposals/{proposal_id:uuid}/confirm", operation_id="confirmProposal", summary="Do it", status_code=200)
    async def confirm(
        self, request: AksioRequest, proposal_id: FromPath[UUID], confirm_proposal: NamedDependency[ConfirmProposal]
    ) -> ProposalOut:
        command = DecideProposalCommand(proposal_id=ProposalId(proposal_id), learner_id=request.user.id)
        return ProposalOut.of(await confirm_proposal(command))

    @post("/proposals/{proposal_id:uuid}/decline", operation_id="declineProposal", summary="No", status_code=200)
    async def decline(
        self, request: AksioRequest, proposal_id: FromPath[UUID], decline_proposal: NamedDependency[DeclineProposal]
    ) -> ProposalOut:
        command = DecideProposalCommand(proposal_id=ProposalId(proposal_id), learner_id=request.user.id)
        return ProposalOut.of(await decline_proposal(command))


class TutoringSessionsController(Controller):
    """Sessions with objectives."""

    path = "/chat/tutoring-sessions"
    tags = ("chat",)

    @post(operation_id="planTutoringSession", summary="Plan a tutoring session")
    async def plan(
        self,
        request: AksioRequest,
        data: JSONBody[NewTutoringSession],
        plan_tutoring_session: NamedDependency[PlanTutoringSession],
    ) -> TutoringSessionOut:
        command = PlanTutoringSessionCommand(
            learner_id=request.user.id,
            mode=data.mode,
            objectives=data.objectives,
            course_id=None if data.course_id is None else CourseId(data.course_id),
            document_ids=tuple(DocumentId(each) for each in data.document_ids),
        )
        return TutoringSessionOut.of(await plan_tutoring_session(command))

    @get(operation_id="listTutoringSessions", summary="List my tutoring sessions, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_tutoring_sessions: NamedDependency[ListTutoringSessions],
    ) -> PageOut[TutoringSessionOut]:
        found = await list_tutoring_sessions(request.user.id, page)
        return PageOut(items=[TutoringSessionOut.of(each) for each in found.items], next_cursor=found.next_cursor)

    @get("/{tutoring_session_id:uuid}", operation_id="getTutoringSession", summary="Show a session, with its summary")
    async def read(
        self,
        request: AksioRequest,
        tutoring_session_id: FromPath[UUID],
        get_tutoring_session: NamedDependency[GetTutoringSession],
    ) -> TutoringSessionOut:
        return TutoringSessionOut.of(await get_tutoring_session(_command(tutoring_session_id, request)))

    @post("/{tutoring_session_id:uuid}/start", operation_id="startTutoringSession", summary="Start it", status_code=200)
    async def start(
        self,
        request: AksioRequest,
        tutoring_session_id: FromPath[UUID],
        start_tutoring_session: NamedDependency[StartTutoringSession],
    ) -> TutoringSessionOut:
        return TutoringSessionOut.of(await start_tutoring_session(_command(tutoring_session_id, request)))

    @post(
        "/{tutoring_session_id:uuid}/complete",
        operation_id="completeTutoringSession",
        summary="End it",
        status_code=200,
    )
    async def complete(
        self,
        request: AksioRequest,
        tutoring_session_id: FromPath[UUID],
        complete_tutoring_session: NamedDependency[CompleteTutoringSession],
    ) -> TutoringSessionOut:
        return TutoringSessionOut.of(await complete_tutoring_session(_command(tutoring_session_id, request)))


def _command(session_id: UUID, request: AksioRequest) -> TutoringSessionCommand:
    return TutoringSessionCommand(session_id=TutoringSessionId(session_id), learner_id=request.user.id)
