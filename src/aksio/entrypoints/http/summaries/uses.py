"""Routes of what can be made of a summary: memory aids and flashcards."""

from typing import Annotated, Self
from uuid import UUID

from litestar import Controller, Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from aksio.application.courses.summaries.aid_ports import AidKind, DraftAid
from aksio.application.courses.summaries.make_cards import MakeCards, MakeCardsCommand
from aksio.application.courses.summaries.make_memory_aid import MakeMemoryAid, MakeMemoryAidCommand
from aksio.domain.shared.ids import CourseId, SummaryId
from aksio.entrypoints.http.rate_limits import GENERATIONS
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.summaries.wire import UsageOut
from aksio.entrypoints.http.wire import Body, Out


class MemoryAidBody(Body, frozen=True, kw_only=True):
    """For one concept of the summary, or for a list; with neither, for the terms of all its concepts.

    `in_order` says that the order of the list counts.
    """

    concept: str | None = None
    items: Annotated[tuple[str, ...], Meta(max_length=1_000)] = ()
    in_order: bool = False


class MemoryAidOut(Out, frozen=True, kw_only=True):
    """`kind` is `none` where nothing sensible was found; `detail` then says why, else how the aid works."""

    kind: AidKind
    text: str | None
    items: list[str]
    detail: str
    usage: UsageOut

    @classmethod
    def of(cls, view: object) -> Self:
        """No aid, no text."""
        assert isinstance(view, DraftAid)
        return cls(
            kind=view.kind,
            text=view.text or None,
            items=list(view.items),
            detail=view.detail,
            usage=UsageOut.of(view.usage),
        )


class CardsBody(Body, frozen=True, kw_only=True):
    """How many, and about which concept; without it, about all of the summary."""

    count: int
    concept: str | None = None


class CardsRequestedOut(Out, frozen=True, kw_only=True):
    """The generation that writes them."""

    generation_id: UUID


class SummaryUsesController(Controller):
    """What can be made of a summary."""

    path = "/courses/{course_id:uuid}/summaries/{summary_id:uuid}"
    tags = ("summaries",)

    @post(
        "/memory-aids",
        operation_id="makeMemoryAid",
        summary="A mnemonic or an acronym for a concept, or for a list",
        status_code=200,
        opt=GENERATIONS,
    )
    async def memory_aid(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        data: JSONBody[MemoryAidBody],
        make_memory_aid: NamedDependency[MakeMemoryAid],
    ) -> MemoryAidOut:
        command = MakeMemoryAidCommand(
            summary_id=SummaryId(summary_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            concept=data.concept,
            items=data.items,
            in_order=data.in_order,
        )
        return MemoryAidOut.of(await make_memory_aid(command))

    @post(
        "/flashcards",
        operation_id="makeCardsOfSummary",
        summary="Have flashcards written from what a summary, or a concept of it, was read from",
        status_code=202,
        opt=GENERATIONS,
    )
    async def flashcards(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        data: JSONBody[CardsBody],
        make_cards: NamedDependency[MakeCards],
    ) -> Response[CardsRequestedOut]:
        command = MakeCardsCommand(
            summary_id=SummaryId(summary_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            count=data.count,
            concept=data.concept,
        )
        requested = CardsRequestedOut(generation_id=await make_cards(command))
        place = f"/api/v1/assessments/generations/{requested.generation_id}"
        return Response(requested, status_code=202, headers={"Location": place})
