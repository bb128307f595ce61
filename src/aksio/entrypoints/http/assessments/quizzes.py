"""Routes of quizzes."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.assessments.quizzes.archive_quiz import ArchiveQuiz, ArchiveQuizCommand
from aksio.application.assessments.quizzes.create_quiz import CreateQuiz
from aksio.application.assessments.quizzes.delete_quiz import DeleteQuiz, DeleteQuizCommand
from aksio.application.assessments.quizzes.edit_quiz import EditQuiz, EditQuizCommand
from aksio.application.assessments.quizzes.get_quiz import GetQuiz, GetQuizQuery
from aksio.application.assessments.quizzes.list_quizzes import ListQuizzes, ListQuizzesQuery
from aksio.application.assessments.quizzes.publish_quiz import PublishQuiz, PublishQuizCommand
from aksio.application.assessments.quizzes.quiz_reader_ports import QuizFilter
from aksio.application.assessments.quizzes.request_regrade import RequestRegrade, RequestRegradeCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.shared.ids import CourseId, QuizId
from aksio.entrypoints.http.assessments.quiz_wire import NewQuiz, QuizEdit, QuizOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class QuizzesController(Controller):
    """A learner's quizzes, as their owner sees them."""

    path = "/assessments/quizzes"
    tags = ("quizzes",)

    @post(operation_id="createQuiz", summary="Write a quiz, as a draft")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewQuiz], create_quiz: NamedDependency[CreateQuiz]
    ) -> QuizOut:
        return QuizOut.of(await create_quiz(data.to_command(request.user.id)))

    @get(operation_id="listQuizzes", summary="List my quizzes, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_quizzes: NamedDependency[ListQuizzes],
        course_id: Annotated[UUID | None, QueryParameter(description="Only those of this course.")] = None,
        status: Annotated[QuizStatus | None, QueryParameter()] = None,
    ) -> PageOut[QuizOut]:
        chosen = QuizFilter(course_id=None if course_id is None else CourseId(course_id), status=status)
        found = await list_quizzes(ListQuizzesQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[QuizOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{quiz_id:uuid}", operation_id="getQuiz", summary="Show a quiz")
    async def read(self, request: AksioRequest, quiz_id: FromPath[UUID], get_quiz: NamedDependency[GetQuiz]) -> QuizOut:
        return QuizOut.of(await get_quiz(GetQuizQuery(quiz_id=QuizId(quiz_id), learner_id=request.user.id)))

    @patch("/{quiz_id:uuid}", operation_id="editQuiz", summary="Change a quiz; takers see it once it is published")
    async def edit(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[QuizEdit],
        expected_version: NamedDependency[int | None],
        edit_quiz: NamedDependency[EditQuiz],
    ) -> QuizOut:
        command = EditQuizCommand(
            quiz_id=QuizId(quiz_id),
            learner_id=request.user.id,
            changes=data.changes(),
            settings=data.rules(),
            expected_version=expected_version,
        )
        return QuizOut.of(await edit_quiz(command))

    @delete("/{quiz_id:uuid}", operation_id="deleteQuiz", summary="Delete a quiz that nobody else has taken")
    async def delete(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_quiz: NamedDependency[DeleteQuiz],
    ) -> None:
        command = DeleteQuizCommand(
            quiz_id=QuizId(quiz_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_quiz(command)

    @post(
        "/{quiz_id:uuid}/publish",
        operation_id="publishQuiz",
        summary="Let a quiz be taken as it is now",
        status_code=200,
    )
    async def publish(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        publish_quiz: NamedDependency[PublishQuiz],
    ) -> QuizOut:
        command = PublishQuizCommand(
            quiz_id=QuizId(quiz_id), learner_id=request.user.id, expected_version=expected_version
        )
        return QuizOut.of(await publish_quiz(command))

    @post("/{quiz_id:uuid}/archive", operation_id="archiveQuiz", summary="Let nobody start a quiz", status_code=200)
    async def archive(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        archive_quiz: NamedDependency[ArchiveQuiz],
    ) -> QuizOut:
        command = ArchiveQuizCommand(
            quiz_id=QuizId(quiz_id), learner_id=request.user.id, expected_version=expected_version
        )
        return QuizOut.of(await archive_quiz(command))

    @post(
        "/{quiz_id:uuid}/regrade",
        operation_id="regradeQuiz",
        summary="Have submitted attempts graded by the latest version, in the background",
        status_code=202,
    )
    async def regrade(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        request_regrade: NamedDependency[RequestRegrade],
    ) -> QuizOut:
        command = RequestRegradeCommand(
            quiz_id=QuizId(quiz_id), learner_id=request.user.id, expected_version=expected_version
        )
        return QuizOut.of(await request_regrade(command))
