"""Routes that show quizzes in figures: item analysis, what waits for a mark, results and analytics."""

from typing import Annotated, Self
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from aksio.application.assessments.quizzes.analyse_quiz import AnalyseQuiz, AnalyseQuizQuery
from aksio.application.assessments.quizzes.get_quiz_analytics import GetQuizAnalytics, GetQuizAnalyticsQuery
from aksio.application.assessments.quizzes.get_quiz_result import GetQuizResult, GetQuizResultQuery
from aksio.application.assessments.quizzes.quiz_views import ItemView, QuizAnalysis
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.item_analysis import FEWEST_ATTEMPTS
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.shared.ids import CourseId, QuizId
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out


class OptionCountOut(Out, frozen=True, kw_only=True):
    """How often an option was chosen."""

    id: str
    text: str
    is_correct: bool
    chosen: int


class ItemOut(Out, frozen=True, kw_only=True):
    """How a question does, in percent. `is_suspicious`: those who do well in the rest do badly here."""

    question_id: UUID
    type: QuestionKind
    text: str
    attempts: int
    facility: float | None
    discrimination: float | None
    is_suspicious: bool
    average_seconds: float | None
    options: list[OptionCountOut]

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of an item. Choices are counted where there are options to choose."""
        assert isinstance(view, ItemView)
        question, found = view.question, view.statistics
        options = question.task.options if isinstance(question.task, SingleChoice | MultipleChoice) else ()
        return cls(
            question_id=question.id,
            type=question.kind,
            text=question.text,
            attempts=found.attempts,
            facility=found.facility,
            discrimination=found.discrimination,
            is_suspicious=found.is_suspicious,
            average_seconds=found.average_seconds,
            options=[
                OptionCountOut(
                    id=option.id, text=option.text, is_correct=option.is_correct, chosen=found.chosen.get(option.id, 0)
                )
                for option in options
                if found.facility is not None
            ],
        )


class AnalysisOut(Out, frozen=True, kw_only=True):
    """How the questions of a quiz do. Statistics are null below `fewest_attempts`."""

    quiz_id: UUID
    attempts: int
    fewest_attempts: int
    average_percent: float | None
    questions: list[ItemOut]

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of an analysis."""
        assert isinstance(view, QuizAnalysis)
        return cls(
            quiz_id=view.quiz_id,
            attempts=view.attempts,
            fewest_attempts=FEWEST_ATTEMPTS,
            average_percent=view.average_percent if view.attempts >= FEWEST_ATTEMPTS else None,
            questions=[ItemOut.of(item) for item in view.items],
        )


class ResultOut(Out, frozen=True, kw_only=True):
    """What a taker's attempts at a quiz come to."""

    quiz_id: UUID
    attempts: int
    attempts_left: int | None
    counting: AttemptCounting
    percent: float | None
    passed: bool | None


class KindFiguresOut(Out, frozen=True, kw_only=True):
    """How a taker does with one type of question."""

    answers: int
    average_mark: float


class ConfidenceBinOut(Out, frozen=True, kw_only=True):
    """Answers of about the same confidence, and what they earned."""

    lower: float
    upper: float
    answers: int
    mean_confidence: float
    mean_mark: float


class CalibrationOut(Out, frozen=True, kw_only=True):
    """Confidence held against marks: `brier` 0 is perfect, `bias` above 0 is overconfidence."""

    answers: int
    brier: float | None
    bias: float | None
    bins: list[ConfidenceBinOut]


class QuizAnalyticsOut(Out, frozen=True, kw_only=True):
    """A taker's quizzes in figures. Percents are of graded attempts."""

    quizzes: int
    attempts: int
    in_progress: int
    awaiting_grade: int
    average_percent: float | None
    best_percent: float | None
    by_type: dict[str, KindFiguresOut]
    calibration: CalibrationOut


class QuizFiguresController(Controller):
    """Quizzes in figures."""

    path = "/assessments"
    tags = ("quizzes",)

    @get("/quizzes/{quiz_id:uuid}/analysis", operation_id="analyseQuiz", summary="Show how the questions of a quiz do")
    async def analysis(
        self, request: AksioRequest, quiz_id: FromPath[UUID], analyse_quiz: NamedDependency[AnalyseQuiz]
    ) -> AnalysisOut:
        query = AnalyseQuizQuery(quiz_id=QuizId(quiz_id), learner_id=request.user.id)
        return AnalysisOut.of(await analyse_quiz(query))

    @get(
        "/quizzes/{quiz_id:uuid}/result",
        operation_id="getQuizResult",
        summary="Show what my attempts at a quiz come to",
    )
    async def result(
        self, request: AksioRequest, quiz_id: FromPath[UUID], get_quiz_result: NamedDependency[GetQuizResult]
    ) -> ResultOut:
        query = GetQuizResultQuery(quiz_id=QuizId(quiz_id), taker_id=request.user.id)
        return ResultOut.of(await get_quiz_result(query))

    @get("/analytics", operation_id="getQuizAnalytics", summary="Show my quizzes in figures")
    async def analytics(
        self,
        request: AksioRequest,
        get_quiz_analytics: NamedDependency[GetQuizAnalytics],
        course_id: Annotated[UUID | None, QueryParameter(description="Only those of this course.")] = None,
    ) -> QuizAnalyticsOut:
        chosen = None if course_id is None else CourseId(course_id)
        query = GetQuizAnalyticsQuery(taker_id=request.user.id, course_id=chosen)
        return QuizAnalyticsOut.of(await get_quiz_analytics(query))
