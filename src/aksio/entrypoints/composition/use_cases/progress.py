"""Use cases about activity and progress with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.answer_history import AssessmentsAnswerHistory
from aksio.adapters.bridges.card_groups import AssessmentsCardGroups
from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.review_history import AssessmentsReviewHistory
from aksio.adapters.bridges.review_loads import AssessmentsReviewLoads
from aksio.adapters.bridges.section_titles import CoursesSectionTitles
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.list_answer_facts import ListAnswerFacts
from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.assessments.reviews.list_review_facts import ListReviewFacts
from aksio.application.assessments.schedulers.get_schedulers import GetSchedulers
from aksio.application.courses.find_own_courses import FindOwnCourses
from aksio.application.courses.outline_courses import OutlineCourses
from aksio.application.courses.title_sections import TitleSections
from aksio.application.learning.analytics.forecast_bands import ForecastBands
from aksio.application.learning.analytics.get_reading_speed import GetReadingSpeed
from aksio.application.learning.analytics.study_figures import StudyFigures
from aksio.application.learning.progress.contest_evidence import ContestEvidence
from aksio.application.learning.progress.follow_answers import FollowAttempt
from aksio.application.learning.progress.follow_reviews import FollowCard, FollowReviews
from aksio.application.learning.progress.forget_progress import ForgetProgress
from aksio.application.learning.progress.get_progress import GetProgress, ListEvidence
from aksio.application.learning.progress.get_streak import GetStreak
from aksio.application.learning.progress.list_activities import ListActivities
from aksio.application.learning.progress.rebuild_progress import RebuildProgress
from aksio.application.learning.progress.record_activity import RecordActivity
from aksio.application.learning.progress.retract_answers import RetractAnswers


class ProgressUseCases(containers.DeclarativeContainer):
    """Use cases about activity and progress."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)

    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)

    _uow, _clock, _reader = adapters.unit_of_work, adapters.clock, adapters.progress_reader
    _calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    _courses = providers.Singleton(CoursesOfLearners, find_own_courses)
    _list_review_facts = providers.Factory(ListReviewFacts, reader=adapters.review_facts)
    _history = providers.Factory(AssessmentsReviewHistory, _list_review_facts)
    _answers = providers.Factory(
        AssessmentsAnswerHistory,
        providers.Factory(ListAnswerFacts, uow=_uow),
        providers.Factory(OutlineCourses, reader=adapters.outlined_courses),
    )
    _title_sections = providers.Factory(TitleSections, reader=adapters.section_titles)
    _titles = providers.Factory(CoursesSectionTitles, _title_sections)

    record_activity = providers.Factory(
        RecordActivity, uow=_uow, calendars=_calendars, courses=_courses, clock=_clock, ids=adapters.ids
    )
    list_activities = providers.Factory(ListActivities, reader=_reader)
    get_streak = providers.Factory(GetStreak, reader=_reader, calendars=_calendars, clock=_clock)
    get_progress = providers.Factory(GetProgress, reader=_reader, courses=_courses, titles=_titles)
    list_evidence = providers.Factory(ListEvidence, reader=_reader)
    contest_evidence = providers.Factory(ContestEvidence, uow=_uow, clock=_clock)
    follow_card = providers.Factory(FollowCard, uow=_uow, history=_history, calendars=_calendars)
    follow_reviews = providers.Factory(FollowReviews, uow=_uow, history=_history, calendars=_calendars)
    follow_attempt = providers.Factory(FollowAttempt, uow=_uow, history=_answers, calendars=_calendars)
    retract_answers = providers.Factory(RetractAnswers, uow=_uow)
    rebuild_progress = providers.Factory(RebuildProgress, uow=_uow)
    forget_progress = providers.Factory(ForgetProgress, uow=_uow)
    _count_cards_alike = providers.Factory(CountCardsAlike, reader=adapters.review_facts)
    _get_schedulers = providers.Factory(GetSchedulers, uow=_uow, models=adapters.memory_models)
    _groups = providers.Factory(AssessmentsCardGroups, _count_cards_alike, _get_schedulers)
    _loads = providers.Factory(AssessmentsReviewLoads, count_scheduled_cards)
    forecast_bands = providers.Factory(ForecastBands, loads=_loads, groups=_groups, reader=_reader)
    get_reading_speed = providers.Factory(GetReadingSpeed, readings=adapters.reading_records)
    study_figures = providers.Factory(StudyFigures, reader=_reader, calendars=_calendars, clock=_clock)
