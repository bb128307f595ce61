"""Routes of attempts."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.assessments.quizzes.answer_question import AnswerQuestion, AnswerQuestionCommand
from aksio.application.assessments.quizzes.get_attempt import GetAttempt, GetAttemptQuery
from aksio.application.assessments.quizzes.grade_answer import GradeAnswer, GradeAnswerCommand
from aksio.application.assessments.quizzes.list_attempts import ListAttempts, ListAttemptsQuery
from aksio.application.assessments.quizzes.quiz_reader_ports import AttemptFilter
from aksio.application.assessments.quizzes.start_attempt import StartAttempt, StartAttemptCommand
from aksio.application.assessments.quizzes.submit_attempt import SubmitAttempt, SubmitAttemptCommand
from aksio.application.assessments.quizzes.take_hint import TakeHint, TakeHintCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.shared.ids import AttemptId, QuestionId, QuizId
from aksio.entrypoints.http.assessments.answer_wire import NewAnswer
from aksio.entrypoints.http.assessments.attempt_wire import (
    AttemptOut,
    AttemptSummaryOut,
    GivenAnswerOut,
)
from aksio.entrypoints.http.assessments.mark_wire import MarkedAnswerOut, NewGrade
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class AttemptsController(Controller):
    """Attempts, as their takers see them."""

    path = "/assessments"
    tags = ("attempts",)

    @post(
        "/quizzes/{quiz_id:uuid}/attempts",
        operation_id="startAttempt",
        summary="Start an attempt, or go on with the one that is open",
    )
    async def start(
        self, request: AksioRequest, quiz_id: FromPath[UUID], start_attempt: NamedDependency[StartAttempt]
    ) -> AttemptOut:
        me = request.user.id
        command = StartAttemptCommand(quiz_id=QuizId(quiz_id), owner_id=me, taker_id=me)
        return AttemptOut.of(await start_attempt(command))

    @get("/attempts", operation_id="listAttempts", summary="List my attempts, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_attempts: NamedDependency[ListAttempts],
        quiz_id: Annotated[UUID | None, QueryParameter(description="Only those at this quiz.")] = None,
        status: Annotated[AttemptStatus | None, QueryParameter()] = None,
    ) -> PageOut[AttemptSummaryOut]:
        chosen = AttemptFilter(quiz_id=None if quiz_id is None else QuizId(quiz_id), status=status)
        found = await list_attempts(ListAttemptsQuery(taker_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[AttemptSummaryOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/attempts/{attempt_id:uuid}", operation_id="getAttempt", summary="Show an attempt, on any device")
    async def read(
        self, request: AksioRequest, attempt_id: FromPath[UUID], get_attempt: NamedDependency[GetAttempt]
    ) -> AttemptOut:
        query = GetAttemptQuery(attempt_id=AttemptId(attempt_id), taker_id=request.user.id)
        return AttemptOut.of(await get_attempt(query))

    @put(
        "/attempts/{attempt_id:uuid}/answers/{question_id:uuid}",
        operation_id="answerQuestion",
        summary="Answer a question; until the attempt is submitted the answer may change",
    )
    async def answer(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        question_id: FromPath[UUID],
        data: JSONBody[NewAnswer],
        expected_version: NamedDependency[int | None],
        answer_question: NamedDependency[AnswerQuestion],
    ) -> GivenAnswerOut:
        command = AnswerQuestionCommand(
            attempt_id=AttemptId(attempt_id),
            question_id=QuestionId(question_id),
            taker_id=request.user.id,
            answer=data.to_answer(),
            confidence=data.confidence,
            duration_ms=data.duration_ms,
            expected_version=expected_version,
        )
        return GivenAnswerOut.of(await answer_question(command))

    @post(
        "/attempts/{attempt_id:uuid}/answers/{question_id:uuid}/hint",
        operation_id="takeHint",
        summary="Take the hint to a question, at its cost",
        status_code=200,
    )
    async def hint(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        question_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        take_hint: NamedDependency[TakeHint],
    ) -> GivenAnswerOut:
        command = TakeHintCommand(
            attempt_id=AttemptId(attempt_id),
            question_id=QuestionId(question_id),
            taker_id=request.user.id,
            expected_version=expected_version,
        )
        return GivenAnswerOut.of(await take_hint(command))

    @post(
        "/attempts/{attempt_id:uuid}/submit",
        operation_id="submitAttempt",
        summary="Finish an attempt; twice is once",
        status_code=200,
    )
    async def submit(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        submit_attempt: NamedDependency[SubmitAttempt],
    ) -> AttemptOut:
        command = SubmitAttemptCommand(
            attempt_id=AttemptId(attempt_id), taker_id=request.user.id, expected_version=expected_version
        )
        return AttemptOut.of(await submit_attempt(command))

    @put(
        "/attempts/{attempt_id:uuid}/answers/{question_id:uuid}/grade",
        operation_id="gradeAnswer",
        summary="Give the owner's mark to an answer; it is final",
    )
    async def grade(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        question_id: FromPath[UUID],
        data: JSONBody[NewGrade],
        expected_version: NamedDependency[int | None],
        grade_answer: NamedDependency[GradeAnswer],
    ) -> MarkedAnswerOut:
        command = GradeAnswerCommand(
            attempt_id=AttemptId(attempt_id),
            question_id=QuestionId(question_id),
            owner_id=request.user.id,
            score=data.to_score(),
            comment=data.comment,
            expected_version=expected_version,
        )
        return MarkedAnswerOut.of(await grade_answer(command))
