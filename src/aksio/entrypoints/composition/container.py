"""The whole application, put together."""

from dependency_injector import containers, providers

from aksio.entrypoints.composition.adapters import Adapters
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.composition.use_cases.accounts import AccountsUseCases
from aksio.entrypoints.composition.use_cases.assessments import AssessmentsUseCases
from aksio.entrypoints.composition.use_cases.billing import BillingUseCases
from aksio.entrypoints.composition.use_cases.chat import ChatUseCases
from aksio.entrypoints.composition.use_cases.courses import CoursesUseCases
from aksio.entrypoints.composition.use_cases.generation import GenerationUseCases
from aksio.entrypoints.composition.use_cases.goals_and_sessions import GoalsAndSessionsUseCases
from aksio.entrypoints.composition.use_cases.guidance import GuidanceUseCases
from aksio.entrypoints.composition.use_cases.learning import LearningUseCases
from aksio.entrypoints.composition.use_cases.material import MaterialUseCases
from aksio.entrypoints.composition.use_cases.notifications import NotificationsUseCases
from aksio.entrypoints.composition.use_cases.planning import PlanningUseCases
from aksio.entrypoints.composition.use_cases.progress import ProgressUseCases
from aksio.entrypoints.composition.use_cases.quizzes import QuizzesUseCases
from aksio.entrypoints.composition.use_cases.realtime import RealtimeUseCases
from aksio.entrypoints.composition.use_cases.schedulers import SchedulersUseCases
from aksio.entrypoints.composition.use_cases.shared import SharedUseCases
from aksio.entrypoints.composition.use_cases.sharing import SharingUseCases
from aksio.entrypoints.composition.use_cases.summaries import SummariesUseCases
from aksio.entrypoints.composition.use_cases.translations import TranslationsUseCases
from aksio.entrypoints.composition.use_cases.webhooks import WebhooksUseCases


class Container(containers.DeclarativeContainer):
    """Adapters first, then the use cases of each context."""

    settings: providers.Dependency[Settings] = providers.Dependency(instance_of=Settings)
    adapters = providers.Container(Adapters, settings=settings)
    shared = providers.Container(SharedUseCases, adapters=adapters)
    accounts = providers.Container(AccountsUseCases, adapters=adapters)
    courses = providers.Container(CoursesUseCases, adapters=adapters)
    billing = providers.Container(BillingUseCases, adapters=adapters)
    material = providers.Container(MaterialUseCases, adapters=adapters, allowance=billing.document_allowance)
    assessments = providers.Container(
        AssessmentsUseCases,
        adapters=adapters,
        get_study_calendar=accounts.get_study_calendar,
        get_account=accounts.get_account,
        find_own_courses=courses.find_own_courses,
    )
    generation = providers.Container(
        GenerationUseCases,
        adapters=adapters,
        find_passages=material.find_passages,
        find_own_courses=courses.find_own_courses,
        allowance=billing.generation_allowance,
        model_budget=billing.model_budget,
    )
    translations = providers.Container(
        TranslationsUseCases,
        adapters=adapters,
        allowance=billing.generation_allowance,
        model_budget=billing.model_budget,
    )
    summaries = providers.Container(
        SummariesUseCases,
        adapters=adapters,
        find_passages=material.find_passages,
        request_generation=generation.request_generation,
        allowance=billing.generation_allowance,
        model_budget=billing.model_budget,
    )
    progress = providers.Container(
        ProgressUseCases,
        adapters=adapters,
        count_scheduled_cards=assessments.count_scheduled_cards,
        get_study_calendar=accounts.get_study_calendar,
        find_own_courses=courses.find_own_courses,
    )
    planning = providers.Container(
        PlanningUseCases,
        adapters=adapters,
        count_scheduled_cards=assessments.count_scheduled_cards,
        get_study_calendar=accounts.get_study_calendar,
    )
    goals_and_sessions = providers.Container(
        GoalsAndSessionsUseCases,
        adapters=adapters,
        get_study_calendar=accounts.get_study_calendar,
        find_own_courses=courses.find_own_courses,
        get_course=courses.get_course,
    )
    quizzes = providers.Container(
        QuizzesUseCases,
        adapters=adapters,
        get_study_calendar=accounts.get_study_calendar,
        find_own_courses=courses.find_own_courses,
        model_budget=billing.model_budget,
    )
    schedulers = providers.Container(SchedulersUseCases, adapters=adapters)
    sharing = providers.Container(
        SharingUseCases,
        adapters=adapters,
        get_study_calendar=accounts.get_study_calendar,
        find_own_courses=courses.find_own_courses,
    )
    learning = providers.Container(LearningUseCases, count_scheduled_cards=assessments.count_scheduled_cards)
    guidance = providers.Container(
        GuidanceUseCases,
        adapters=adapters,
        get_study_calendar=accounts.get_study_calendar,
        count_scheduled_cards=assessments.count_scheduled_cards,
        list_due_flashcards=assessments.list_due_flashcards,
        find_own_courses=courses.find_own_courses,
    )
    notifications = providers.Container(
        NotificationsUseCases,
        adapters=adapters,
        get_account=accounts.get_account,
        count_scheduled_cards=assessments.count_scheduled_cards,
        get_streak=progress.get_streak,
        list_courses=courses.list_courses,
        study_figures=progress.study_figures,
        get_readiness=guidance.get_readiness,
        get_reading_speed=progress.get_reading_speed,
        list_plans=planning.list_plans,
    )
    realtime = providers.Container(RealtimeUseCases, adapters=adapters)
    webhooks = providers.Container(WebhooksUseCases, adapters=adapters)
    chat = providers.Container(
        ChatUseCases,
        adapters=adapters,
        find_passages=material.find_passages,
        list_courses=courses.list_courses,
        get_course=courses.get_course,
        list_due_flashcards=assessments.list_due_flashcards,
        get_progress=progress.get_progress,
        request_generation=generation.request_generation,
        list_plans=planning.list_plans,
        draw_up_plan=planning.draw_up_plan,
        plan_anew=planning.plan_anew,
        move_session=planning.move_session,
        model_budget=billing.model_budget,
        allowance=billing.chat_allowance,
    )
