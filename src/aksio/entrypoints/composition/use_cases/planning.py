"""Use cases about study plans with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.cards_by_course import AssessmentsCardsByCourse
from aksio.adapters.bridges.course_outlines import CoursesOutlines
from aksio.adapters.bridges.quizzes_by_course import AssessmentsQuizzesByCourse
from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.assessments.quizzes.offer_quizzes import OfferQuizzes
from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.courses.outline_courses import OutlineCourses
from aksio.application.learning.planning.adapt_plans import AdaptPlans
from aksio.application.learning.planning.delete_plan import DeletePlan, DropCourse, ForgetPlans
from aksio.application.learning.planning.draw_up_plan import DrawUpPlan
from aksio.application.learning.planning.edit_plan import EditPlan
from aksio.application.learning.planning.move_session import MoveSession
from aksio.application.learning.planning.pause_plan import PausePlan
from aksio.application.learning.planning.plan_anew import PlanAnew
from aksio.application.learning.planning.share_calendar import (
    CloseCalendar,
    ReadCalendar,
    ReadOwnCalendar,
    ShareCalendar,
)
from aksio.application.learning.planning.show_plans import GetPlan, GetPlanProgress, ListPlans
from aksio.application.learning.planning.studying import FindStudying
from aksio.application.learning.planning.tick_off import TickOff


class PlanningUseCases(containers.DeclarativeContainer):
    """Use cases about study plans."""

    adapters = providers.DependenciesContainer()
    get_study_calendar = providers.Dependency(instance_of=GetStudyCalendar)
    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)

    _uow, _clock, _reader = adapters.unit_of_work, adapters.clock, adapters.study_plans_reader
    _secrets = adapters.feed_secrets
    _calendars = providers.Singleton(AccountStudyCalendars, get_study_calendar, clock=adapters.clock)
    _outline_courses = providers.Factory(OutlineCourses, reader=adapters.outlined_courses)
    _offer_quizzes = providers.Factory(OfferQuizzes, reader=adapters.offered_quizzes)
    _count_cards_alike = providers.Factory(CountCardsAlike, reader=adapters.review_facts)
    _studying = providers.Factory(
        FindStudying,
        outlines=providers.Factory(CoursesOutlines, _outline_courses),
        cards=providers.Factory(AssessmentsCardsByCourse, _count_cards_alike, count_scheduled_cards),
        quizzes=providers.Factory(AssessmentsQuizzesByCourse, _offer_quizzes),
        readings=adapters.reading_records,
        calendars=_calendars,
        clock=_clock,
    )

    draw_up_plan = providers.Factory(DrawUpPlan, uow=_uow, studying=_studying, clock=_clock, ids=adapters.ids)
    edit_plan = providers.Factory(EditPlan, uow=_uow, reader=_reader, studying=_studying, clock=_clock)
    plan_anew = providers.Factory(PlanAnew, uow=_uow, reader=_reader, studying=_studying, clock=_clock)
    move_session = providers.Factory(MoveSession, uow=_uow, reader=_reader, studying=_studying, clock=_clock)
    tick_off = providers.Factory(
        TickOff, uow=_uow, sessions=adapters.sessions_reader, move_session=move_session, clock=_clock
    )
    pause_plan = providers.Factory(PausePlan, uow=_uow, clock=_clock)
    delete_plan = providers.Factory(DeletePlan, uow=_uow, clock=_clock)
    forget_plans = providers.Factory(ForgetPlans, uow=_uow)
    drop_course = providers.Factory(DropCourse, uow=_uow, studying=_studying, clock=_clock)
    get_plan = providers.Factory(GetPlan, reader=_reader)
    list_plans = providers.Factory(ListPlans, reader=_reader)
    get_plan_progress = providers.Factory(GetPlanProgress, reader=_reader, calendars=_calendars, clock=_clock)
    share_calendar = providers.Factory(ShareCalendar, uow=_uow, secrets=_secrets, clock=_clock)
    close_calendar = providers.Factory(CloseCalendar, uow=_uow, clock=_clock)
    read_calendar = providers.Factory(ReadCalendar, reader=_reader, secrets=_secrets, calendars=_calendars)
    read_own_calendar = providers.Factory(ReadOwnCalendar, reader=_reader, calendars=_calendars)
    adapt_plans = providers.Factory(AdaptPlans, reader=_reader, plan_anew=plan_anew, calendars=_calendars, clock=_clock)
