"""Use cases that guide, with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.card_groups import AssessmentsCardGroups
from aksio.adapters.bridges.course_outlines import CoursesOutlines
from aksio.adapters.bridges.guidance import (
    AssessmentsDueCards,
    AssessmentsLeeches,
    CoursesComingExams,
    InboxUnreadNotices,
)
from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.quizzes_taken import AssessmentsQuizzesTaken
from aksio.adapters.bridges.review_loads import AssessmentsReviewLoads
from aksio.adapters.bridges.section_titles import CoursesSectionTitles
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.list_finished_attempts import ListFinishedAttempts
from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike
from aksio.application.assessments.reviews.count_leeches import CountLeeches
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards
from aksio.application.assessments.schedulers.get_schedulers import GetSchedulers
from aksio.application.courses.find_own_courses import FindOwnCourses
from aksio.application.courses.list_exams import ListExams
from aksio.application.courses.outline_courses import OutlineCourses
from aksio.application.courses.title_sections import TitleSections
from aksio.application.learning.goals.measuring import GoalMeasures
from aksio.application.learning.guidance.exam_facts import FindExamFacts
from aksio.application.learning.guidance.get_dashboard import GetDashboard
from aksio.application.learning.guidance.get_readiness import GetReadiness
from aksio.application.learning.guidance.recommend import (
    AnswerRecommendation,
    FindReasons,
    ForgetRecommendations,
    ListRecommendations,
)
from aksio.application.learning.guidance.today import Today
from aksio.application.notifications.inbox.count_unread import CountUnread


class GuidanceUseCases(containers.DeclarativeContainer):
    """The dashboard, readiness for exams, recommendations."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)
    list_due_flashcards = providers.Dependency(instance_of=ListDueFlashcards)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)

    _clock, _progress = adapters.clock, adapters.progress_reader
    _calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    _list_exams = providers.Factory(ListExams, reader=adapters.exams_reader)
    _exams = providers.Factory(CoursesComingExams, _list_exams)
    _title_sections = providers.Factory(TitleSections, reader=adapters.section_titles)
    _titles = providers.Factory(CoursesSectionTitles, _title_sections)
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

    _get_schedulers = providers.Factory(GetSchedulers, uow=adapters.unit_of_work, models=adapters.memory_models)
    _count_cards_alike = providers.Factory(CountCardsAlike, reader=adapters.review_facts)
    _outline_courses = providers.Factory(OutlineCourses, reader=adapters.outlined_courses)
    _facts = providers.Factory(
        FindExamFacts,
        exams=_exams,
        groups=providers.Factory(AssessmentsCardGroups, _count_cards_alike, _get_schedulers),
        progress=_progress,
        outlines=providers.Factory(CoursesOutlines, _outline_courses),
        readings=adapters.reading_records,
        plans=adapters.study_plans_reader,
        calendars=_calendars,
        clock=_clock,
    )
    get_readiness = providers.Factory(
        GetReadiness, facts=_facts, courses=providers.Singleton(CoursesOfLearners, find_own_courses)
    )

    _reasons = providers.Factory(
        FindReasons,
        facts=_facts,
        today=_today,
        leeches=providers.Factory(AssessmentsLeeches, providers.Factory(CountLeeches, reader=adapters.review_facts)),
        titles=_titles,
    )
    list_recommendations = providers.Factory(ListRecommendations, reasons=_reasons, uow=adapters.unit_of_work)
    answer_recommendation = providers.Factory(
        AnswerRecommendation, reasons=_reasons, uow=adapters.unit_of_work, clock=_clock
    )
    forget_recommendations = providers.Factory(ForgetRecommendations, uow=adapters.unit_of_work)

    get_dashboard = providers.Factory(
        GetDashboard,
        today=_today,
        due=providers.Factory(AssessmentsDueCards, list_due_flashcards),
        loads=providers.Factory(AssessmentsReviewLoads, count_scheduled_cards),
        progress=_progress,
        titles=_titles,
        exams=_exams,
        unread=providers.Factory(
            InboxUnreadNotices, providers.Factory(CountUnread, reader=adapters.notifications_reader)
        ),
    )
