"""Use cases about quizzes and attempts with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.plan_allowances import PlanModelBudget
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.interchange.export_quiz import ExportQuiz
from aksio.application.assessments.interchange.export_results import ExportResults
from aksio.application.assessments.interchange.import_quiz import ImportQuiz
from aksio.application.assessments.marking.appeal_mark import AppealMark
from aksio.application.assessments.marking.decide_appeal import DecideAppeal
from aksio.application.assessments.marking.list_answers_to_judge import ListAnswersToJudge
from aksio.application.assessments.marking.read_answers import ReadAnswers
from aksio.application.assessments.marking.requeue_stalled_readings import RequeueStalledReadings
from aksio.application.assessments.quizzes.add_question import AddQuestion
from aksio.application.assessments.quizzes.add_questions import AddQuestions
from aksio.application.assessments.quizzes.analyse_quiz import AnalyseQuiz
from aksio.application.assessments.quizzes.answer_question import AnswerQuestion
from aksio.application.assessments.quizzes.archive_quiz import ArchiveQuiz
from aksio.application.assessments.quizzes.create_quiz import CreateQuiz
from aksio.application.assessments.quizzes.delete_question import DeleteQuestion
from aksio.application.assessments.quizzes.delete_quiz import DeleteQuiz
from aksio.application.assessments.quizzes.delete_quizzes import DeleteQuizzes
from aksio.application.assessments.quizzes.edit_question import EditQuestion
from aksio.application.assessments.quizzes.edit_quiz import EditQuiz
from aksio.application.assessments.quizzes.get_attempt import GetAttempt
from aksio.application.assessments.quizzes.get_question import GetQuestion
from aksio.application.assessments.quizzes.get_quiz import GetQuiz
from aksio.application.assessments.quizzes.get_quiz_analytics import GetQuizAnalytics
from aksio.application.assessments.quizzes.get_quiz_result import GetQuizResult
from aksio.application.assessments.quizzes.grade_answer import GradeAnswer
from aksio.application.assessments.quizzes.list_attempts import ListAttempts
from aksio.application.assessments.quizzes.list_questions import ListQuestions
from aksio.application.assessments.quizzes.list_quizzes import ListQuizzes
from aksio.application.assessments.quizzes.publish_quiz import PublishQuiz
from aksio.application.assessments.quizzes.regrade_attempts import RegradeAttempts
from aksio.application.assessments.quizzes.reorder_questions import ReorderQuestions
from aksio.application.assessments.quizzes.request_regrade import RequestRegrade
from aksio.application.assessments.quizzes.reveal_attempts import RevealAttempts
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.assessments.quizzes.start_attempt import StartAttempt
from aksio.application.assessments.quizzes.submit_attempt import SubmitAttempt
from aksio.application.assessments.quizzes.submit_overdue_attempts import SubmitOverdueAttempts
from aksio.application.assessments.quizzes.take_hint import TakeHint
from aksio.application.courses.find_own_courses import FindOwnCourses


class QuizzesUseCases(containers.DeclarativeContainer):
    """Use cases about quizzes and attempts."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)
    model_budget = providers.Dependency(instance_of=PlanModelBudget)

    calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    own_courses = providers.Singleton(CoursesOfLearners, find_own_courses)
    has_reader = adapters.answer_reader.provided.is_there
    submission = providers.Factory(Submission, calendars=calendars, has_reader=has_reader)
    uow = adapters.unit_of_work
    clock = adapters.clock

    create_quiz = providers.Factory(CreateQuiz, uow=uow, courses=own_courses, clock=clock, ids=adapters.ids)
    edit_quiz = providers.Factory(EditQuiz, uow=uow, courses=own_courses, clock=clock)
    publish_quiz = providers.Factory(PublishQuiz, uow=uow, languages=adapters.language_detector, clock=clock)
    archive_quiz = providers.Factory(ArchiveQuiz, uow=uow, clock=clock)
    request_regrade = providers.Factory(RequestRegrade, uow=uow, clock=clock)
    delete_quiz = providers.Factory(DeleteQuiz, uow=uow, clock=clock)
    delete_quizzes = providers.Factory(DeleteQuizzes, uow=uow, clock=clock)
    get_quiz = providers.Factory(GetQuiz, reader=adapters.quizzes_reader)
    list_quizzes = providers.Factory(ListQuizzes, reader=adapters.quizzes_reader)
    analyse_quiz = providers.Factory(AnalyseQuiz, analyses=adapters.quiz_analyses)
    import_quiz = providers.Factory(
        ImportQuiz, uow=uow, reader=adapters.quiz_file_reader, courses=own_courses, clock=clock, ids=adapters.ids
    )
    export_quiz = providers.Factory(
        ExportQuiz, reader=adapters.quizzes_reader, writers=adapters.quiz_file_writers, clock=clock
    )
    export_results = providers.Factory(
        ExportResults, reader=adapters.quizzes_reader, results=adapters.quiz_results, writers=adapters.results_writers
    )

    add_question = providers.Factory(AddQuestion, uow=uow, clock=clock, ids=adapters.ids)
    add_questions = providers.Factory(AddQuestions, uow=uow, clock=clock, ids=adapters.ids)
    edit_question = providers.Factory(EditQuestion, uow=uow, clock=clock)
    delete_question = providers.Factory(DeleteQuestion, uow=uow, clock=clock)
    reorder_questions = providers.Factory(ReorderQuestions, uow=uow, clock=clock)
    get_question = providers.Factory(GetQuestion, reader=adapters.quizzes_reader)
    list_questions = providers.Factory(ListQuestions, reader=adapters.quizzes_reader)

    start_attempt = providers.Factory(StartAttempt, uow=uow, submission=submission, clock=clock, ids=adapters.ids)
    get_attempt = providers.Factory(GetAttempt, uow=uow, submission=submission, clock=clock)
    answer_question = providers.Factory(AnswerQuestion, uow=uow, clock=clock)
    take_hint = providers.Factory(TakeHint, uow=uow, clock=clock)
    submit_attempt = providers.Factory(SubmitAttempt, uow=uow, submission=submission, clock=clock)
    submit_overdue_attempts = providers.Factory(
        SubmitOverdueAttempts, queues=adapters.attempts_reader, uow=uow, submission=submission, clock=clock
    )
    grade_answer = providers.Factory(GradeAnswer, uow=uow, clock=clock)
    regrade_attempts = providers.Factory(
        RegradeAttempts, queues=adapters.attempts_reader, uow=uow, clock=clock, has_reader=has_reader
    )
    read_answers = providers.Factory(
        ReadAnswers,
        uow=uow,
        reader=adapters.answer_reader,
        budget=model_budget,
        clock=clock,
        ids=adapters.ids,
        lease=adapters.generation_lease,
    )
    reveal_attempts = providers.Factory(RevealAttempts, queues=adapters.attempts_reader, uow=uow, clock=clock)
    requeue_stalled_readings = providers.Factory(
        RequeueStalledReadings, queues=adapters.attempts_reader, uow=uow, clock=clock
    )
    list_answers_to_judge = providers.Factory(ListAnswersToJudge, analyses=adapters.quiz_analyses)
    appeal_mark = providers.Factory(AppealMark, uow=uow, clock=clock)
    decide_appeal = providers.Factory(DecideAppeal, uow=uow, clock=clock)
    list_attempts = providers.Factory(ListAttempts, reader=adapters.attempts_reader)
    get_quiz_result = providers.Factory(GetQuizResult, reader=adapters.attempts_reader)
    get_quiz_analytics = providers.Factory(GetQuizAnalytics, reader=adapters.attempts_reader)
