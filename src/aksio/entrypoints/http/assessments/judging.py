"""Routes of answers that their owner may judge, and of objections to marks."""

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.assessments.marking.appeal_mark import AppealMark, AppealMarkCommand
from aksio.application.assessments.marking.decide_appeal import DecideAppeal, DecideAppealCommand
from aksio.application.assessments.marking.list_answers_to_judge import ListAnswersToJudge, ListAnswersToJudgeQuery
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge, ToJudge
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import AttemptId, QuestionId, QuizId
from aksio.entrypoints.http.assessments.attempt_wire import GivenAnswerOut
from aksio.entrypoints.http.assessments.mark_wire import (
    AnswerToJudgeOut,
    MarkedAnswerOut,
    NewAppeal,
    NewDecision,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class JudgingController(Controller):
    """Marks that are more than the key."""

    path = "/assessments"
    tags = ("attempts",)

    @get(
        "/quizzes/{quiz_id:uuid}/ungraded",
        operation_id="listUngradedAnswers",
        summary="List the answers to a quiz of mine that have no mark yet, the longest waiting first",
    )
    async def ungraded(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_answers_to_judge: NamedDependency[ListAnswersToJudge],
    ) -> PageOut[AnswerToJudgeOut]:
        return _out(await list_answers_to_judge(_query(request, quiz_id, ToJudge.UNGRADED, page)))

    @get(
        "/quizzes/{quiz_id:uuid}/model-marks",
        operation_id="listModelMarks",
        summary="List the answers to a quiz of mine whose mark a model suggested, until I confirm or change it",
    )
    async def model_marks(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_answers_to_judge: NamedDependency[ListAnswersToJudge],
    ) -> PageOut[AnswerToJudgeOut]:
        return _out(await list_answers_to_judge(_query(request, quiz_id, ToJudge.BY_MODEL, page)))

    @get(
        "/quizzes/{quiz_id:uuid}/appeals",
        operation_id="listAppeals",
        summary="List the open appeals against marks in a quiz of mine",
    )
    async def appeals(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_answers_to_judge: NamedDependency[ListAnswersToJudge],
    ) -> PageOut[AnswerToJudgeOut]:
        return _out(await list_answers_to_judge(_query(request, quiz_id, ToJudge.APPEALED, page)))

    @post(
        "/attempts/{attempt_id:uuid}/answers/{question_id:uuid}/appeal",
        operation_id="appealMark",
        summary="Appeal against a mark, once",
    )
    async def appeal(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        question_id: FromPath[UUID],
        data: JSONBody[NewAppeal],
        expected_version: NamedDependency[int | None],
        appeal_mark: NamedDependency[AppealMark],
    ) -> GivenAnswerOut:
        command = AppealMarkCommand(
            attempt_id=AttemptId(attempt_id),
            question_id=QuestionId(question_id),
            taker_id=request.user.id,
            reason=data.reason,
            expected_version=expected_version,
        )
        return GivenAnswerOut.of(await appeal_mark(command))

    @put(
        "/attempts/{attempt_id:uuid}/answers/{question_id:uuid}/appeal/decision",
        operation_id="decideAppeal",
        summary="Answer an appeal: let the mark stand, or give another; it is final",
    )
    async def decide(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        question_id: FromPath[UUID],
        data: JSONBody[NewDecision],
        expected_version: NamedDependency[int | None],
        decide_appeal: NamedDependency[DecideAppeal],
    ) -> MarkedAnswerOut:
        command = DecideAppealCommand(
            attempt_id=AttemptId(attempt_id),
            question_id=QuestionId(question_id),
            owner_id=request.user.id,
            score=data.to_score(),
            comment=data.comment,
            expected_version=expected_version,
        )
        return MarkedAnswerOut.of(await decide_appeal(command))


def _query(request: AksioRequest, quiz_id: UUID, which: ToJudge, page: PageRequest) -> ListAnswersToJudgeQuery:
    return ListAnswersToJudgeQuery(quiz_id=QuizId(quiz_id), learner_id=request.user.id, which=which, page=page)


def _out(found: Page[AnswerToJudge]) -> PageOut[AnswerToJudgeOut]:
    return PageOut(items=[AnswerToJudgeOut.of(view) for view in found.items], next_cursor=found.next_cursor)
