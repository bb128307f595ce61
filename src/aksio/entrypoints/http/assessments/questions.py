"""Routes of a quiz's questions."""

from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.assessments.quizzes.add_question import AddQuestion, AddQuestionCommand
from aksio.application.assessments.quizzes.add_questions import AddQuestions, AddQuestionsCommand
from aksio.application.assessments.quizzes.delete_question import DeleteQuestion, DeleteQuestionCommand
from aksio.application.assessments.quizzes.edit_question import EditQuestion, EditQuestionCommand
from aksio.application.assessments.quizzes.get_question import GetQuestion, GetQuestionQuery
from aksio.application.assessments.quizzes.list_questions import ListQuestions, ListQuestionsQuery
from aksio.application.assessments.quizzes.reorder_questions import ReorderQuestions, ReorderQuestionsCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import QuestionId, QuizId
from aksio.entrypoints.http.assessments.question_out import QuestionOut, QuestionsOut
from aksio.entrypoints.http.assessments.question_wire import (
    NewQuestion,
    NewQuestions,
    QuestionEdit,
    QuestionOrder,
    contents_of,
)
from aksio.entrypoints.http.assessments.quiz_wire import QuizOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class QuestionsController(Controller):
    """A quiz's questions with their keys. They are changed with their quiz: its version is theirs."""

    path = "/assessments/quizzes/{quiz_id:uuid}/questions"
    tags = ("quizzes",)

    @post(operation_id="addQuestion", summary="Write a question into a quiz, at the end")
    async def add(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[NewQuestion],
        expected_version: NamedDependency[int | None],
        add_question: NamedDependency[AddQuestion],
    ) -> QuestionOut:
        command = AddQuestionCommand(
            quiz_id=QuizId(quiz_id),
            learner_id=request.user.id,
            content=data.to_content(),
            expected_version=expected_version,
        )
        return QuestionOut.of(await add_question(command))

    @post("/bulk", operation_id="addQuestions", summary="Write up to 500 questions into a quiz, all or none")
    async def add_many(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[NewQuestions],
        expected_version: NamedDependency[int | None],
        add_questions: NamedDependency[AddQuestions],
    ) -> QuestionsOut:
        command = AddQuestionsCommand(
            quiz_id=QuizId(quiz_id),
            learner_id=request.user.id,
            contents=contents_of(data.questions, "/questions"),
            expected_version=expected_version,
        )
        return QuestionsOut(items=[QuestionOut.of(view) for view in await add_questions(command)])

    @get(operation_id="listQuestions", summary="List the questions of a quiz with their keys, in order")
    async def list(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_questions: NamedDependency[ListQuestions],
    ) -> PageOut[QuestionOut]:
        query = ListQuestionsQuery(quiz_id=QuizId(quiz_id), learner_id=request.user.id, page=page)
        found = await list_questions(query)
        return PageOut(items=[QuestionOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post("/reorder", operation_id="reorderQuestions", summary="Put the questions into another order", status_code=200)
    async def reorder(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[QuestionOrder],
        expected_version: NamedDependency[int | None],
        reorder_questions: NamedDependency[ReorderQuestions],
    ) -> QuizOut:
        command = ReorderQuestionsCommand(
            quiz_id=QuizId(quiz_id),
            learner_id=request.user.id,
            question_ids=[QuestionId(question_id) for question_id in data.question_ids],
            expected_version=expected_version,
        )
        return QuizOut.of(await reorder_questions(command))

    @get("/{question_id:uuid}", operation_id="getQuestion", summary="Show a question with its key")
    async def read(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        question_id: FromPath[UUID],
        get_question: NamedDependency[GetQuestion],
    ) -> QuestionOut:
        query = GetQuestionQuery(
            quiz_id=QuizId(quiz_id), question_id=QuestionId(question_id), learner_id=request.user.id
        )
        return QuestionOut.of(await get_question(query))

    @patch("/{question_id:uuid}", operation_id="editQuestion", summary="Mend a question; its type stays")
    async def edit(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        question_id: FromPath[UUID],
        data: JSONBody[QuestionEdit],
        expected_version: NamedDependency[int | None],
        edit_question: NamedDependency[EditQuestion],
    ) -> QuestionOut:
        command = EditQuestionCommand(
            quiz_id=QuizId(quiz_id),
            question_id=QuestionId(question_id),
            learner_id=request.user.id,
            changes=data.common(),
            task_fields=data.task_fields(),
            expected_version=expected_version,
        )
        return QuestionOut.of(await edit_question(command))

    @delete("/{question_id:uuid}", operation_id="deleteQuestion", summary="Take a question out of a quiz")
    async def delete(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        question_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_question: NamedDependency[DeleteQuestion],
    ) -> None:
        command = DeleteQuestionCommand(
            quiz_id=QuizId(quiz_id),
            question_id=QuestionId(question_id),
            learner_id=request.user.id,
            expected_version=expected_version,
        )
        await delete_question(command)
