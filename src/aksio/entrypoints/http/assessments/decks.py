"""Routes of decks."""

from datetime import datetime
from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import UNSET, UnsetType

from aksio.application.assessments.decks.create_deck import CreateDeck, CreateDeckCommand
from aksio.application.assessments.decks.delete_deck import DeleteDeck, DeleteDeckCommand
from aksio.application.assessments.decks.edit_deck import EditDeck, EditDeckCommand
from aksio.application.assessments.decks.get_deck import GetDeck, GetDeckQuery
from aksio.application.assessments.decks.list_decks import ListDecks, ListDecksQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import DeckChanges
from aksio.domain.assessments.scheduling import DEFAULT_RETENTION
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.shared.ids import CourseId, DeckId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Resource


class NewDeck(Body, frozen=True, kw_only=True):
    """A deck to create. `scheduler` is sm2 (the author's text), sm2_delphi (the author's program) or fsrs.

    With fsrs a card comes when the chance that it is remembered has fallen to `desired_retention`, 0.70 to 0.97.
    Without a `language` (BCP 47) it is told from the cards, shortly after they are written.
    """

    name: str
    course_id: UUID | None = None
    description: str | None = None
    language: str | None = None
    scheduler: str = "sm2"
    desired_retention: float = DEFAULT_RETENTION


class DeckEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay.

    With another scheduler or retention every card of the deck is scheduled anew from its log, shortly after.
    """

    name: str | UnsetType = UNSET
    course_id: UUID | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    language: str | None | UnsetType = UNSET
    scheduler: str | UnsetType = UNSET
    desired_retention: float | UnsetType = UNSET


class DeckOut(Resource, frozen=True, kw_only=True):
    """A deck."""

    id: UUID
    name: str
    course_id: UUID | None
    description: str | None
    language: str | None
    scheduler: str
    desired_retention: float
    twin_of: UUID | None
    twin_schedules: TwinSchedules | None
    created_at: datetime
    updated_at: datetime


class DecksController(Controller):
    """A learner's decks."""

    path = "/assessments/decks"
    tags = ("decks",)

    @post(operation_id="createDeck", summary="Create a deck")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewDeck], create_deck: NamedDependency[CreateDeck]
    ) -> DeckOut:
        command = CreateDeckCommand(
            learner_id=request.user.id,
            name=data.name,
            course_id=cast(CourseId | None, data.course_id),
            description=data.description,
            language=data.language,
            scheduler=data.scheduler,
            desired_retention=data.desired_retention,
        )
        return DeckOut.of(await create_deck(command))

    @get(operation_id="listDecks", summary="List my decks, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_decks: NamedDependency[ListDecks],
        course_id: Annotated[UUID | None, QueryParameter(description="Only those of this course.")] = None,
    ) -> PageOut[DeckOut]:
        query = ListDecksQuery(learner_id=request.user.id, course_id=cast(CourseId | None, course_id), page=page)
        found = await list_decks(query)
        return PageOut(items=[DeckOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{deck_id:uuid}", operation_id="getDeck", summary="Show a deck")
    async def read(self, request: AksioRequest, deck_id: FromPath[UUID], get_deck: NamedDependency[GetDeck]) -> DeckOut:
        return DeckOut.of(await get_deck(GetDeckQuery(deck_id=DeckId(deck_id), learner_id=request.user.id)))

    @patch("/{deck_id:uuid}", operation_id="editDeck", summary="Change a deck")
    async def edit(
        self,
        request: AksioRequest,
        deck_id: FromPath[UUID],
        data: JSONBody[DeckEdit],
        expected_version: NamedDependency[int | None],
        edit_deck: NamedDependency[EditDeck],
    ) -> DeckOut:
        command = EditDeckCommand(
            deck_id=DeckId(deck_id),
            learner_id=request.user.id,
            changes=data.given(DeckChanges),
            expected_version=expected_version,
        )
        return DeckOut.of(await edit_deck(command))

    @delete("/{deck_id:uuid}", operation_id="deleteDeck", summary="Delete a deck; its cards stay in their course")
    async def delete(
        self,
        request: AksioRequest,
        deck_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_deck: NamedDependency[DeleteDeck],
    ) -> None:
        command = DeleteDeckCommand(
            deck_id=DeckId(deck_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_deck(command)
