"""Routes of courses."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import UNSET, UnsetType

from aksio.application.courses.create_course import CreateCourse, CreateCourseCommand
from aksio.application.courses.delete_course import DeleteCourse, DeleteCourseCommand
from aksio.application.courses.edit_course import EditCourse, EditCourseCommand
from aksio.application.courses.get_course import GetCourse, GetCourseQuery
from aksio.application.courses.list_courses import ListCourses, ListCoursesQuery
from aksio.application.courses.ports import CourseFilter
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import CourseChanges
from aksio.domain.shared.ids import CourseId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Resource


class NewCourse(Body, frozen=True, kw_only=True):
    """A course to create."""

    name: str
    description: str | None = None
    language: str | None = None
    subject: str | None = None
    university: str | None = None
    course_code: str | None = None
    semester: str | None = None
    exam_date: date | None = None
    start_date: date | None = None
    end_date: date | None = None
    color: str | None = None
    icon: str | None = None
    is_favorite: bool = False
    is_archived: bool = False


class CourseEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    name: str | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    language: str | None | UnsetType = UNSET
    subject: str | None | UnsetType = UNSET
    university: str | None | UnsetType = UNSET
    course_code: str | None | UnsetType = UNSET
    semester: str | None | UnsetType = UNSET
    exam_date: date | None | UnsetType = UNSET
    start_date: date | None | UnsetType = UNSET
    end_date: date | None | UnsetType = UNSET
    color: str | None | UnsetType = UNSET
    icon: str | None | UnsetType = UNSET
    is_favorite: bool | UnsetType = UNSET
    is_archived: bool | UnsetType = UNSET


class CourseOut(Resource, frozen=True, kw_only=True):
    """A course."""

    id: UUID
    name: str
    description: str | None
    language: str | None
    subject: str | None
    university: str | None
    course_code: str | None
    semester: str | None
    exam_date: date | None
    start_date: date | None
    end_date: date | None
    color: str | None
    icon: str | None
    is_favorite: bool
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class CoursesController(Controller):
    """A learner's courses."""

    path = "/courses"
    tags = ("courses",)

    @post(operation_id="createCourse", summary="Create a course")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewCourse], create_course: NamedDependency[CreateCourse]
    ) -> CourseOut:
        command = CreateCourseCommand(learner_id=request.user.id, particulars=data.given(CourseChanges))
        return CourseOut.of(await create_course(command))

    @get(operation_id="listCourses", summary="List my courses, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_courses: NamedDependency[ListCourses],
        q: Annotated[str | None, QueryParameter(max_length=200, description="Part of the name or code.")] = None,
        is_favorite: Annotated[bool | None, QueryParameter()] = None,
        is_archived: Annotated[bool | None, QueryParameter()] = None,
    ) -> PageOut[CourseOut]:
        chosen = CourseFilter(text=q, is_favorite=is_favorite, is_archived=is_archived)
        found = await list_courses(ListCoursesQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[CourseOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{course_id:uuid}", operation_id="getCourse", summary="Show a course")
    async def read(
        self, request: AksioRequest, course_id: FromPath[UUID], get_course: NamedDependency[GetCourse]
    ) -> CourseOut:
        query = GetCourseQuery(course_id=CourseId(course_id), learner_id=request.user.id)
        return CourseOut.of(await get_course(query))

    @patch("/{course_id:uuid}", operation_id="editCourse", summary="Change a course")
    async def edit(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        data: JSONBody[CourseEdit],
        expected_version: NamedDependency[int | None],
        edit_course: NamedDependency[EditCourse],
    ) -> CourseOut:
        command = EditCourseCommand(
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            changes=data.given(CourseChanges),
            expected_version=expected_version,
        )
        return CourseOut.of(await edit_course(command))

    @delete("/{course_id:uuid}", operation_id="deleteCourse", summary="Delete a course and all that belongs to it")
    async def delete(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_course: NamedDependency[DeleteCourse],
    ) -> None:
        command = DeleteCourseCommand(
            course_id=CourseId(course_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_course(command)
