"""Routes of assessments."""

from collections.abc import Sequence

from litestar.types import ControllerRouterHandler

from aksio.entrypoints.http.assessments.attempts import AttemptsController
from aksio.entrypoints.http.assessments.cards_and_quizzes import CardsAndQuizzesController
from aksio.entrypoints.http.assessments.decks import DecksController
from aksio.entrypoints.http.assessments.flashcards import FlashcardsController
from aksio.entrypoints.http.assessments.generations import GenerationsController
from aksio.entrypoints.http.assessments.judging import JudgingController
from aksio.entrypoints.http.assessments.marks import MarksController
from aksio.entrypoints.http.assessments.questions import QuestionsController
from aksio.entrypoints.http.assessments.quiz_figures import QuizFiguresController
from aksio.entrypoints.http.assessments.quizzes import QuizzesController
from aksio.entrypoints.http.assessments.reviews import ReviewBatchController, ReviewsController
from aksio.entrypoints.http.assessments.scheduler_parameters import SchedulerParametersController
from aksio.entrypoints.http.assessments.shared import SharedController
from aksio.entrypoints.http.assessments.shares import SharesController
from aksio.entrypoints.http.assessments.translations import TranslationsController

CONTROLLERS: Sequence[ControllerRouterHandler] = [
    DecksController,
    FlashcardsController,
    GenerationsController,
    MarksController,
    ReviewsController,
    ReviewBatchController,
    SchedulerParametersController,
    QuizzesController,
    QuestionsController,
    QuizFiguresController,
    AttemptsController,
    CardsAndQuizzesController,
    JudgingController,
    SharesController,
    SharedController,
    TranslationsController,
]
