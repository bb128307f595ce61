"""Use cases that guide, with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.guidance import AssessmentsDueCards, CoursesComingExams, InboxUnreadNotices
from aksio.adapters.bridges.quizzes_taken import AssessmentsQuizzesTaken
from aksio.adapters.bridges.review_loads import AssessmentsReviewLoads
from aksio.adapters.bridges.section_titles import CoursesSectionTitles
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.list_finished_attempts import ListFinishedAttempts
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards
from aksio.application.courses.list_exams import ListExams
from aksio.application.courses.title_sections import TitleSections
from aksio.application.learning.goals.measuring import GoalMeasures
from aksio.application.learning.guidance.get_dashboard import GetDashboard
from aksio.application.learning.guidance.today import Today
from aksio.application.notifications.inbox.count_unread import CountUnread


class GuidanceUseCases(containers.DeclarativeContainer):
    """The dashboard, readiness for exams, recommendations."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)
    list_due_flashcards = providers.Dependency(instance_of=ListDueFlashcards)
    count_unread = providers.Dependency(instance_of=CountUnread)

    _clock, _progress = adapters.clock, adapters.progress_reader
    _calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    _list_exams = providers.Factory(ListExams, reader=adapters.exams_reader)
    _exams = providers.Factory(CoursesComingExams, _list_exams)
    _title_sections = providers.Factory(TitleSections, reader=adapters.section_titles)
    _list_finished_attempts = providers.Factory(ListFinishedAttempts, reader=adapters.finished_attempts)
    _measures = providers.Factory(
        GoalMeasures,
        reader=adapters.goals_reader,
        quizzes=providers.Factory(AssessmentsQuizzesTaken, _list_finished_attempts),
        calendars=_calendars,
        clock=_clock,
    )
    _today = providers.Factory(
        Today,
        plans=adapters.study_plans_reader,
        goals=adapters.goals_reader,
        measures=_measures,
        sessions=adapters.sessions_reader,
        progress=_progress,
        calendars=_calendars,
        clock=_clock,
    )

    get_dashboard = providers.Factory(
        GetDashboard,
        today=_today,
        due=providers.Factory(AssessmentsDueCards, list_due_flashcards),
        loads=providers.Factory(AssessmentsReviewLoads, count_scheduled_cards),
        progress=_progress,
        titles=providers.Factory(CoursesSectionTitles, _title_sections),
        exams=_exams,
        unread=providers.Factory(InboxUnreadNotices, count_unread),
    )
