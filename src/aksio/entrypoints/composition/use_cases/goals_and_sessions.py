"""Use cases about study sessions and goals with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.exam_dates import CoursesExamDates
from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.quizzes_taken import AssessmentsQuizzesTaken
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.list_finished_attempts import ListFinishedAttempts
from aksio.application.courses.find_own_courses import FindOwnCourses
from aksio.application.courses.get_course import GetCourse
from aksio.application.learning.goals.change_goal import ChangeGoal
from aksio.application.learning.goals.forget_goals import ForgetGoals
from aksio.application.learning.goals.measuring import GoalMeasures
from aksio.application.learning.goals.notice_reached_goals import NoticeReachedGoals
from aksio.application.learning.goals.read_goals import ReadGoals
from aksio.application.learning.goals.set_goal import SetGoal
from aksio.application.learning.sessions.change_session import ChangeSession
from aksio.application.learning.sessions.close_forgotten_sessions import CloseForgottenSessions
from aksio.application.learning.sessions.forget_sessions import ForgetSessions
from aksio.application.learning.sessions.read_sessions import ReadSessions
from aksio.application.learning.sessions.start_session import StartSession


class GoalsAndSessionsUseCases(containers.DeclarativeContainer):
    """Use cases about study sessions and goals."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)
    get_course = providers.Dependency(instance_of=GetCourse)

    _uow, _clock = adapters.unit_of_work, adapters.clock
    _calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    _courses = providers.Singleton(CoursesOfLearners, find_own_courses)

    start_session = providers.Factory(
        StartSession, uow=_uow, reader=adapters.sessions_reader, courses=_courses, clock=_clock, ids=adapters.ids
    )
    change_session = providers.Factory(ChangeSession, uow=_uow, reader=adapters.sessions_reader, clock=_clock)
    read_sessions = providers.Factory(ReadSessions, reader=adapters.sessions_reader, clock=_clock)
    close_forgotten_sessions = providers.Factory(
        CloseForgottenSessions, reader=adapters.sessions_reader, uow=_uow, clock=_clock
    )
    forget_study_sessions = providers.Factory(ForgetSessions, uow=_uow)

    _list_finished_attempts = providers.Factory(ListFinishedAttempts, reader=adapters.finished_attempts)
    _quizzes = providers.Factory(AssessmentsQuizzesTaken, _list_finished_attempts)
    _exams = providers.Factory(CoursesExamDates, get_course)
    _measures = providers.Factory(
        GoalMeasures, reader=adapters.goals_reader, quizzes=_quizzes, calendars=_calendars, clock=_clock
    )
    set_goal = providers.Factory(SetGoal, uow=_uow, measures=_measures, exams=_exams, clock=_clock, ids=adapters.ids)
    change_goal = providers.Factory(ChangeGoal, uow=_uow, measures=_measures, clock=_clock)
    read_goals = providers.Factory(ReadGoals, reader=adapters.goals_reader, measures=_measures)
    notice_reached_goals = providers.Factory(
        NoticeReachedGoals, reader=adapters.goals_reader, uow=_uow, measures=_measures, clock=_clock
    )
    forget_goals = providers.Factory(ForgetGoals, uow=_uow)
