"""Use cases about conversations with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.plan_allowances import PlanAllowance, PlanModelBudget
from aksio.adapters.bridges.tutor_planning import PlansOfLearners
from aksio.adapters.bridges.tutoring import (
    CoursePassagesOfLearners,
    FactsOfCourses,
    GenerationCardMaking,
    RecordsOfStudies,
    SharedModelBudget,
)
from aksio.application.assessments.generation.request_generation import RequestGeneration
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards
from aksio.application.chat.answer_desk import AnswerDesk
from aksio.application.chat.answer_turn import AnswerTurn
from aksio.application.chat.branch_off import EditMessage, RegenerateAnswer
from aksio.application.chat.cancel_answers import CancelAnswers, InterruptLostAnswers
from aksio.application.chat.create_chat import CreateChat
from aksio.application.chat.edit_chat import ActivateMessage, DeleteChat, DeleteChats, EditChat
from aksio.application.chat.get_analytics import GetChatAnalytics
from aksio.application.chat.get_chat import GetChat
from aksio.application.chat.give_feedback import RateAnswer
from aksio.application.chat.list_chats import ListChats
from aksio.application.chat.list_messages import ExportChat, GetTurn, ListMessages
from aksio.application.chat.paid_tutor import PaidTutor
from aksio.application.chat.post_message import PostMessage
from aksio.application.chat.prepare_turn import PrepareTurn
from aksio.application.chat.proposals import ConfirmProposal, DeclineProposal, Propose
from aksio.application.chat.right_language import RightLanguage
from aksio.application.chat.title_chat import TitleChat
from aksio.application.chat.tutoring import (
    CompleteTutoringSession,
    GetTutoringSession,
    ListTutoringSessions,
    PlanTutoringSession,
    StartTutoringSession,
)
from aksio.application.courses.find_passages import FindPassages
from aksio.application.courses.get_course import GetCourse
from aksio.application.courses.list_courses import ListCourses
from aksio.application.learning.planning.draw_up_plan import DrawUpPlan
from aksio.application.learning.planning.move_session import MoveSession
from aksio.application.learning.planning.plan_anew import PlanAnew
from aksio.application.learning.planning.show_plans import ListPlans
from aksio.application.learning.progress.get_progress import GetProgress


class ChatUseCases(containers.DeclarativeContainer):
    """Conversations, answers, tutoring."""

    adapters = providers.DependenciesContainer()
    find_passages = providers.Dependency(instance_of=FindPassages)
    list_courses = providers.Dependency(instance_of=ListCourses)
    get_course = providers.Dependency(instance_of=GetCourse)
    list_due_flashcards = providers.Dependency(instance_of=ListDueFlashcards)
    get_progress = providers.Dependency(instance_of=GetProgress)
    request_generation = providers.Dependency(instance_of=RequestGeneration)
    list_plans = providers.Dependency(instance_of=ListPlans)
    draw_up_plan = providers.Dependency(instance_of=DrawUpPlan)
    plan_anew = providers.Dependency(instance_of=PlanAnew)
    move_session = providers.Dependency(instance_of=MoveSession)
    model_budget = providers.Dependency(instance_of=PlanModelBudget)
    allowance = providers.Dependency(instance_of=PlanAllowance)

    _uow, _clock, _ids, _reader = adapters.unit_of_work, adapters.clock, adapters.ids, adapters.chat_reader
    _courses = providers.Factory(FactsOfCourses, get_course)
    _passages = providers.Factory(CoursePassagesOfLearners, find_passages, list_courses)
    _records = providers.Factory(RecordsOfStudies, list_due_flashcards, get_progress)
    _budget = providers.Factory(SharedModelBudget, model_budget)
    _cards = providers.Factory(GenerationCardMaking, request_generation)
    _plans = providers.Factory(
        PlansOfLearners,
        get_course=get_course,
        list_plans=list_plans,
        draw_up_plan=draw_up_plan,
        plan_anew=plan_anew,
        move_session=move_session,
    )

    _prepare = providers.Factory(
        PrepareTurn,
        uow=_uow,
        reader=_reader,
        passages=_passages,
        courses=_courses,
        records=_records,
        languages=adapters.language_detector,
        tutor=adapters.tutor,
        ids=_ids,
    )
    _title_chat = providers.Factory(TitleChat, uow=_uow, titler=adapters.titler, budget=_budget, clock=_clock, ids=_ids)
    _paid_tutor = providers.Factory(PaidTutor, adapters.tutor, _budget, _clock, _ids)
    _right_language = providers.Factory(RightLanguage, adapters.tutor, _paid_tutor, adapters.language_detector)
    _answer_turn = providers.Factory(
        AnswerTurn, uow=_uow.provider, prepare=_prepare, tutor=_right_language, clock=_clock
    )
    answer_desk = providers.Singleton(AnswerDesk, _answer_turn.provider, _title_chat.provider, reader=_reader)

    create_chat = providers.Factory(CreateChat, uow=_uow, courses=_courses, clock=_clock, ids=_ids)
    get_chat = providers.Factory(GetChat, reader=_reader)
    list_chats = providers.Factory(ListChats, reader=_reader)
    edit_chat = providers.Factory(EditChat, uow=_uow, reader=_reader, clock=_clock)
    delete_chat = providers.Factory(DeleteChat, uow=_uow, clock=_clock)
    delete_chats = providers.Factory(DeleteChats, uow=_uow, clock=_clock)
    activate_message = providers.Factory(ActivateMessage, uow=_uow)
    list_chat_messages = providers.Factory(ListMessages, reader=_reader)
    export_chat = providers.Factory(ExportChat, reader=_reader)
    get_turn = providers.Factory(GetTurn, reader=_reader)
    post_message = providers.Factory(PostMessage, uow=_uow, allowance=allowance, clock=_clock, ids=_ids)
    edit_message = providers.Factory(EditMessage, uow=_uow, allowance=allowance, clock=_clock, ids=_ids)
    regenerate_answer = providers.Factory(RegenerateAnswer, uow=_uow, allowance=allowance, clock=_clock, ids=_ids)
    cancel_answers = providers.Factory(CancelAnswers, uow=_uow, reader=_reader, desk=answer_desk, clock=_clock)
    interrupt_lost_answers = providers.Factory(InterruptLostAnswers, uow=_uow, clock=_clock)
    rate_answer = providers.Factory(RateAnswer, uow=_uow, clock=_clock)
    get_chat_analytics = providers.Factory(GetChatAnalytics, reader=_reader, clock=_clock)
    propose = providers.Factory(Propose, uow=_uow, clock=_clock, ids=_ids)
    confirm_proposal = providers.Factory(ConfirmProposal, uow=_uow, cards=_cards, plans=_plans, clock=_clock)
    decline_proposal = providers.Factory(DeclineProposal, uow=_uow, clock=_clock)
    plan_tutoring_session = providers.Factory(PlanTutoringSession, uow=_uow, courses=_courses, clock=_clock, ids=_ids)
    start_tutoring_session = providers.Factory(StartTutoringSession, uow=_uow, clock=_clock)
    complete_tutoring_session = providers.Factory(CompleteTutoringSession, uow=_uow, reader=_reader, clock=_clock)
    get_tutoring_session = providers.Factory(GetTutoringSession, reader=_reader)
    list_tutoring_sessions = providers.Factory(ListTutoringSessions, reader=_reader)
