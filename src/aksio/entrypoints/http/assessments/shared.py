"""Routes of what others share, for those who have the link."""

from datetime import datetime
from typing import Self
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.assessments.sharing.copy_shared import CopyShared, CopySharedCommand
from aksio.application.assessments.sharing.get_shared import GetShared, GetSharedQuery
from aksio.application.assessments.sharing.list_shared_cards import ListSharedCards, ListSharedCardsQuery
from aksio.application.assessments.sharing.share_views import SharedView
from aksio.application.assessments.sharing.start_shared_attempt import StartSharedAttempt, StartSharedAttemptCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.quiz_settings import QuizKind
from aksio.domain.assessments.share import SharePermission
from aksio.domain.shared.ids import CourseId
from aksio.entrypoints.http.assessments.attempt_wire import AttemptOut, ServedQuestionOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out


class SharedOut(Out, frozen=True, kw_only=True):
    """A deck or a quiz behind a link. `kind` and what follows are null for a deck; to take are questions not shown."""

    permission: SharePermission
    expires_at: datetime | None
    title: str
    description: str | None
    kind: QuizKind | None
    time_limit_minutes: int | None
    max_attempts: int | None
    question_count: int | None
    questions: list[ServedQuestionOut]

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of a shared thing."""
        assert isinstance(view, SharedView)
        rules = view.settings
        return cls(
            permission=view.permission,
            expires_at=view.expires_at,
            title=view.title,
            description=view.description,
            kind=rules.kind if rules else None,
            time_limit_minutes=rules.time_limit_minutes if rules else None,
            max_attempts=rules.max_attempts if rules else None,
            question_count=view.question_count,
            questions=[ServedQuestionOut.of(question) for question in view.questions],
        )


class SharedCardOut(Out, frozen=True, kw_only=True):
    """What a card of a shared deck says."""

    id: UUID
    front: str
    back: str
    hint: str | None
    explanation: str | None
    tags: list[str]


class CopyBody(Body, frozen=True, kw_only=True):
    """Where the copy goes."""

    course_id: UUID


class CopyOut(Out, frozen=True, kw_only=True):
    """The copy, a deck or a quiz."""

    course_id: UUID
    deck_id: UUID | None
    quiz_id: UUID | None


class SharedController(Controller):
    """What others share."""

    path = "/assessments/shared/{token:str}"
    tags = ("sharing",)

    @get(operation_id="getShared", summary="Show what a link shares; of a quiz never the key")
    async def read(
        self, request: AksioRequest, token: FromPath[str], get_shared: NamedDependency[GetShared]
    ) -> SharedOut:
        return SharedOut.of(await get_shared(GetSharedQuery(token=token, viewer_id=request.user.id)))

    @get("/cards", operation_id="listSharedCards", summary="List the cards of a shared deck, oldest first")
    async def cards(
        self,
        token: FromPath[str],
        page: NamedDependency[PageRequest],
        list_shared_cards: NamedDependency[ListSharedCards],
    ) -> PageOut[SharedCardOut]:
        found = await list_shared_cards(ListSharedCardsQuery(token=token, page=page))
        return PageOut(items=[SharedCardOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post("/copy", operation_id="copyShared", summary="Copy it into a course of mine; twice is once")
    async def copy(
        self,
        request: AksioRequest,
        token: FromPath[str],
        data: JSONBody[CopyBody],
        copy_shared: NamedDependency[CopyShared],
    ) -> CopyOut:
        command = CopySharedCommand(token=token, learner_id=request.user.id, course_id=CourseId(data.course_id))
        return CopyOut.of(await copy_shared(command))

    @post(
        "/attempts",
        operation_id="startSharedAttempt",
        summary="Start an attempt at a shared quiz, or go on with the one that is open",
    )
    async def start(
        self, request: AksioRequest, token: FromPath[str], start_shared_attempt: NamedDependency[StartSharedAttempt]
    ) -> AttemptOut:
        command = StartSharedAttemptCommand(token=token, taker_id=request.user.id)
        return AttemptOut.of(await start_shared_attempt(command))
