"""Routes of the sections of a course."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import UNSET, Meta, UnsetType

from aksio.application.courses.add_section import AddSection, AddSectionCommand
from aksio.application.courses.edit_section import EditSection, EditSectionCommand, SectionChanges
from aksio.application.courses.get_section import GetSection, GetSectionQuery
from aksio.application.courses.list_sections import ListSections, ListSectionsQuery
from aksio.application.courses.remove_section import RemoveSection, RemoveSectionCommand
from aksio.application.courses.reorder_sections import ReorderSections, ReorderSectionsCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.outline import MOST_SECTIONS
from aksio.domain.shared.ids import CourseId, SectionId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out, Resource


class NewSection(Body, frozen=True, kw_only=True):
    """A section to add; without an order it goes behind the last one."""

    title: str
    order: int | None = None
    page_start: int | None = None
    page_end: int | None = None
    learning_objectives: tuple[str, ...] = ()


class SectionEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    title: str | UnsetType = UNSET
    order: int | UnsetType = UNSET
    page_start: int | None | UnsetType = UNSET
    page_end: int | None | UnsetType = UNSET
    learning_objectives: tuple[str, ...] | UnsetType = UNSET


class SectionOrder(Body, frozen=True, kw_only=True):
    """Every section of the course once, in the new order."""

    section_ids: Annotated[tuple[UUID, ...], Meta(max_length=MOST_SECTIONS)]


class SectionOut(Resource, frozen=True, kw_only=True):
    """A section. Its version, and so its ETag, changes with any section of the course."""

    id: UUID
    course_id: UUID
    title: str
    order: int
    page_start: int | None
    page_end: int | None
    learning_objectives: list[str]


class SectionsOut(Out, frozen=True, kw_only=True):
    """All the sections, in order."""

    items: list[SectionOut]


class SectionsController(Controller):
    """The outline of a course."""

    path = "/courses/{course_id:uuid}/sections"
    tags = ("sections",)

    @post(operation_id="addSection", summary="Add a section")
    async def add(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        data: JSONBody[NewSection],
        add_section: NamedDependency[AddSection],
    ) -> SectionOut:
        command = AddSectionCommand(
            learner_id=request.user.id,
            course_id=CourseId(course_id),
            title=data.title,
            order=data.order,
            page_start=data.page_start,
            page_end=data.page_end,
            learning_objectives=data.learning_objectives,
        )
        return SectionOut.of(await add_section(command))

    @get(operation_id="listSections", summary="List the sections of a course in their order")
    async def list(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_sections: NamedDependency[ListSections],
    ) -> PageOut[SectionOut]:
        query = ListSectionsQuery(course_id=CourseId(course_id), learner_id=request.user.id, page=page)
        found = await list_sections(query)
        return PageOut(items=[SectionOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post(
        "/reorder",
        operation_id="reorderSections",
        summary="Put the sections into a new order",
        status_code=200,
    )
    async def reorder(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        data: JSONBody[SectionOrder],
        expected_version: NamedDependency[int | None],
        reorder_sections: NamedDependency[ReorderSections],
    ) -> SectionsOut:
        command = ReorderSectionsCommand(
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            section_ids=tuple(SectionId(section_id) for section_id in data.section_ids),
            expected_version=expected_version,
        )
        return SectionsOut(items=[SectionOut.of(view) for view in await reorder_sections(command)])

    @get("/{section_id:uuid}", operation_id="getSection", summary="Show a section")
    async def read(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        section_id: FromPath[UUID],
        get_section: NamedDependency[GetSection],
    ) -> SectionOut:
        query = GetSectionQuery(
            section_id=SectionId(section_id), course_id=CourseId(course_id), learner_id=request.user.id
        )
        return SectionOut.of(await get_section(query))

    @patch("/{section_id:uuid}", operation_id="editSection", summary="Change a section")
    async def edit(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        section_id: FromPath[UUID],
        data: JSONBody[SectionEdit],
        expected_version: NamedDependency[int | None],
        edit_section: NamedDependency[EditSection],
    ) -> SectionOut:
        command = EditSectionCommand(
            section_id=SectionId(section_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            changes=data.given(SectionChanges),
            expected_version=expected_version,
        )
        return SectionOut.of(await edit_section(command))

    @delete("/{section_id:uuid}", operation_id="removeSection", summary="Remove a section; its material stays")
    async def remove(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        section_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        remove_section: NamedDependency[RemoveSection],
    ) -> None:
        command = RemoveSectionCommand(
            section_id=SectionId(section_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            expected_version=expected_version,
        )
        await remove_section(command)
