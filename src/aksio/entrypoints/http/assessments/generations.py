"""Routes of generations: flashcards and quizzes written from course material."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.assessments.generation.cancel_generation import CancelGeneration, CancelGenerationCommand
from aksio.application.assessments.generation.generation_storage_ports import GenerationFilter
from aksio.application.assessments.generation.get_generation import GetGeneration, GetGenerationQuery
from aksio.application.assessments.generation.list_generations import ListGenerations, ListGenerationsQuery
from aksio.application.assessments.generation.quote_generation import QuoteGeneration
from aksio.application.assessments.generation.request_generation import RequestGeneration
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.shared.ids import CourseId, GenerationId
from aksio.entrypoints.http.assessments.generation_wire import GenerationOut, GenerationQuoteOut, NewGeneration
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.rate_limits import GENERATIONS
from aksio.entrypoints.http.request import AksioRequest

PATH = "/api/v1/assessments/generations"


class GenerationsController(Controller):
    """Flashcards and quizzes written from course material."""

    path = "/assessments/generations"
    tags = ("generations",)

    @post(
        operation_id="requestGeneration",
        summary="Have flashcards or a quiz written in the background",
        status_code=202,
        opt=GENERATIONS,
    )
    async def request_generation(
        self,
        request: AksioRequest,
        data: JSONBody[NewGeneration],
        request_generation: NamedDependency[RequestGeneration],
    ) -> Response[GenerationOut]:
        requested = GenerationOut.of(await request_generation(data.to_command(request.user.id)))
        return Response(requested, status_code=202, headers={"Location": f"{PATH}/{requested.id}"})

    @post(
        "/quote",
        operation_id="quoteGeneration",
        summary="What a generation would take of my allowance; nothing is written",
        status_code=200,
    )
    async def quote(
        self,
        request: AksioRequest,
        data: JSONBody[NewGeneration],
        quote_generation: NamedDependency[QuoteGeneration],
    ) -> GenerationQuoteOut:
        return GenerationQuoteOut.of(await quote_generation(data.to_command(request.user.id)))

    @get(operation_id="listGenerations", summary="List my generations, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_generations: NamedDependency[ListGenerations],
        course_id: Annotated[UUID | None, QueryParameter()] = None,
        status: Annotated[GenerationStatus | None, QueryParameter()] = None,
    ) -> PageOut[GenerationOut]:
        chosen = GenerationFilter(course_id=None if course_id is None else CourseId(course_id), status=status)
        found = await list_generations(ListGenerationsQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[GenerationOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{generation_id:uuid}", operation_id="getGeneration", summary="Show a generation and how far it is")
    async def read(
        self, request: AksioRequest, generation_id: FromPath[UUID], get_generation: NamedDependency[GetGeneration]
    ) -> GenerationOut:
        query = GetGenerationQuery(generation_id=GenerationId(generation_id), learner_id=request.user.id)
        return GenerationOut.of(await get_generation(query))

    @post(
        "/{generation_id:uuid}/cancel",
        operation_id="cancelGeneration",
        summary="Stop a generation; what is written stays",
        status_code=200,
    )
    async def cancel(
        self,
        request: AksioRequest,
        generation_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        cancel_generation: NamedDependency[CancelGeneration],
    ) -> GenerationOut:
        command = CancelGenerationCommand(
            generation_id=GenerationId(generation_id), learner_id=request.user.id, expected_version=expected_version
        )
        return GenerationOut.of(await cancel_generation(command))
