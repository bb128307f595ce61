"""Quizzes: marks by a model, marks that are given anew, and the end of those whose course or learner is gone."""

from aksio.application.assessments.marking.read_answers import ReadAnswersCommand
from aksio.application.assessments.quizzes.delete_quizzes import DeleteQuizzesCommand
from aksio.application.assessments.quizzes.regrade_attempts import RegradeAttemptsCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.quizzes.quiz_events import AnswersAwaitModel, QuizArchived, QuizRegradeRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_quizzes(delivered: Delivered, container: Container) -> None:
    """Quizzes and the attempts at them go with their course, and with their learner."""
    use_cases = container.quizzes
    match delivered.event:
        case QuizRegradeRequested(quiz_id=id, number=number):
            await use_cases.regrade_attempts()(RegradeAttemptsCommand(quiz_id=id, number=number))
        case QuizArchived():
            await use_cases.reveal_attempts()()
        case AnswersAwaitModel(attempt_id=id, learner_id=whose):
            await use_cases.read_answers()(ReadAnswersCommand(attempt_id=id, taker_id=whose))
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.delete_quizzes()(DeleteQuizzesCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.delete_quizzes()(DeleteQuizzesCommand(learner_id=id))
