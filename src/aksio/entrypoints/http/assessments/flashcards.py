"""Routes of flashcards."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.assessments.flashcards.create_flashcard import CreateFlashcard, CreateFlashcardCommand
from aksio.application.assessments.flashcards.create_flashcards import CreateFlashcards, CreateFlashcardsCommand
from aksio.application.assessments.flashcards.delete_flashcard import DeleteFlashcard, DeleteFlashcardCommand
from aksio.application.assessments.flashcards.edit_flashcard import EditFlashcard, EditFlashcardCommand
from aksio.application.assessments.flashcards.get_flashcard import GetFlashcard, GetFlashcardQuery
from aksio.application.assessments.flashcards.get_flashcard_stats import GetFlashcardStats, GetFlashcardStatsQuery
from aksio.application.assessments.flashcards.list_flashcards import ListFlashcards, ListFlashcardsQuery
from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards, ListDueFlashcardsQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId
from aksio.entrypoints.http.assessments.flashcard_wire import (
    DueOut,
    FlashcardEdit,
    FlashcardOut,
    FlashcardsOut,
    FlashcardStatsOut,
    NewFlashcard,
    NewFlashcards,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest

OfCourse = Annotated[UUID | None, QueryParameter(description="Only cards of this course.")]
OfDeck = Annotated[UUID | None, QueryParameter(description="Only cards of this deck.")]


def card_filter(course_id: OfCourse = None, deck_id: OfDeck = None) -> CardFilter:
    """A dependency: which cards are asked for."""
    return CardFilter(
        course_id=None if course_id is None else CourseId(course_id),
        deck_id=None if deck_id is None else DeckId(deck_id),
    )


class FlashcardsController(Controller):
    """A learner's flashcards."""

    path = "/assessments/flashcards"
    tags = ("flashcards",)

    @post(operation_id="createFlashcard", summary="Write a flashcard")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewFlashcard], create_flashcard: NamedDependency[CreateFlashcard]
    ) -> FlashcardOut:
        command = CreateFlashcardCommand(learner_id=request.user.id, content=data.to_content())
        return FlashcardOut.of(await create_flashcard(command))

    @post("/bulk", operation_id="createFlashcards", summary="Write up to 500 flashcards, all or none")
    async def create_many(
        self,
        request: AksioRequest,
        data: JSONBody[NewFlashcards],
        create_flashcards: NamedDependency[CreateFlashcards],
    ) -> FlashcardsOut:
        command = CreateFlashcardsCommand(learner_id=request.user.id, contents=data.to_contents())
        return FlashcardsOut(items=[FlashcardOut.of(card) for card in await create_flashcards(command)])

    @get(operation_id="listFlashcards", summary="List my flashcards, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_flashcards: NamedDependency[ListFlashcards],
        course_id: OfCourse = None,
        deck_id: OfDeck = None,
    ) -> PageOut[FlashcardOut]:
        chosen = card_filter(course_id, deck_id)
        found = await list_flashcards(ListFlashcardsQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[FlashcardOut.of(card) for card in found.items], next_cursor=found.next_cursor)

    @get("/due", operation_id="listDueFlashcards", summary="What to study now, in order, within my daily limits")
    async def due(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_due_flashcards: NamedDependency[ListDueFlashcards],
        course_id: OfCourse = None,
        deck_id: OfDeck = None,
    ) -> DueOut:
        chosen = card_filter(course_id, deck_id)
        query = ListDueFlashcardsQuery(learner_id=request.user.id, chosen=chosen, page=page)
        return DueOut.of_queue(await list_due_flashcards(query))

    @get("/stats", operation_id="getFlashcardStats", summary="Count my flashcards by state")
    async def stats(
        self,
        request: AksioRequest,
        get_flashcard_stats: NamedDependency[GetFlashcardStats],
        course_id: OfCourse = None,
        deck_id: OfDeck = None,
    ) -> FlashcardStatsOut:
        query = GetFlashcardStatsQuery(learner_id=request.user.id, chosen=card_filter(course_id, deck_id))
        return FlashcardStatsOut.of(await get_flashcard_stats(query))

    @get("/{flashcard_id:uuid}", operation_id="getFlashcard", summary="Show a flashcard")
    async def read(
        self, request: AksioRequest, flashcard_id: FromPath[UUID], get_flashcard: NamedDependency[GetFlashcard]
    ) -> FlashcardOut:
        query = GetFlashcardQuery(flashcard_id=FlashcardId(flashcard_id), learner_id=request.user.id)
        return FlashcardOut.of(await get_flashcard(query))

    @patch("/{flashcard_id:uuid}", operation_id="editFlashcard", summary="Change a flashcard; its schedule stays")
    async def edit(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        data: JSONBody[FlashcardEdit],
        expected_version: NamedDependency[int | None],
        edit_flashcard: NamedDependency[EditFlashcard],
    ) -> FlashcardOut:
        command = EditFlashcardCommand(
            flashcard_id=FlashcardId(flashcard_id),
            learner_id=request.user.id,
            changes=data.to_changes(),
            expected_version=expected_version,
        )
        return FlashcardOut.of(await edit_flashcard(command))

    @delete("/{flashcard_id:uuid}", operation_id="deleteFlashcard", summary="Delete a flashcard")
    async def delete(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_flashcard: NamedDependency[DeleteFlashcard],
    ) -> None:
        command = DeleteFlashcardCommand(
            flashcard_id=FlashcardId(flashcard_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_flashcard(command)
