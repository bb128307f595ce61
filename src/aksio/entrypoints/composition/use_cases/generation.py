"""Use cases that write cards and quizzes from course material with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.own_courses import CoursesOfLearners
from aksio.adapters.bridges.passages import CoursePassages
from aksio.adapters.bridges.plan_allowances import PlanAllowance, PlanModelBudget
from aksio.application.assessments.generation.budgeted_writing import BudgetedWriting
from aksio.application.assessments.generation.cancel_generation import CancelGeneration
from aksio.application.assessments.generation.delete_generations import DeleteGenerations
from aksio.application.assessments.generation.get_generation import GetGeneration
from aksio.application.assessments.generation.list_generations import ListGenerations
from aksio.application.assessments.generation.quote_generation import QuoteGeneration
from aksio.application.assessments.generation.request_generation import RequestGeneration
from aksio.application.assessments.generation.requeue_stalled_generations import RequeueStalledGenerations
from aksio.application.assessments.generation.run_generation import RunGeneration
from aksio.application.courses.find_own_courses import FindOwnCourses
from aksio.application.courses.find_passages import FindPassages


class GenerationUseCases(containers.DeclarativeContainer):
    """The part of assessments that writes."""

    adapters = providers.DependenciesContainer()
    find_passages = providers.Dependency(instance_of=FindPassages)
    find_own_courses = providers.Dependency(instance_of=FindOwnCourses)
    allowance = providers.Dependency(instance_of=PlanAllowance)
    model_budget = providers.Dependency(instance_of=PlanModelBudget)

    passages = providers.Factory(CoursePassages, find_passages)
    courses = providers.Factory(CoursesOfLearners, find_own_courses)

    request_generation = providers.Factory(
        RequestGeneration,
        uow=adapters.unit_of_work,
        courses=courses,
        allowance=allowance,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    writing = providers.Factory(
        BudgetedWriting,
        writer=adapters.card_writer,
        languages=adapters.language_detector,
        budget=model_budget,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    question_writing = providers.Factory(
        BudgetedWriting,
        writer=adapters.question_writer,
        languages=adapters.language_detector,
        budget=model_budget,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    quote_generation = providers.Factory(
        QuoteGeneration,
        courses=courses,
        passages=passages,
        writing=writing,
        question_writing=question_writing,
        rooms=adapters.question_writer,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    run_generation = providers.Factory(
        RunGeneration,
        uow=adapters.unit_of_work,
        passages=passages,
        cards=adapters.generations_reader,
        questions=adapters.generations_reader,
        writing=writing,
        question_writing=question_writing,
        rooms=adapters.question_writer,
        clock=adapters.clock,
        ids=adapters.ids,
        lease=adapters.generation_lease,
    )
    cancel_generation = providers.Factory(CancelGeneration, uow=adapters.unit_of_work, clock=adapters.clock)
    delete_generations = providers.Factory(DeleteGenerations, uow=adapters.unit_of_work)
    requeue_stalled_generations = providers.Factory(
        RequeueStalledGenerations, reader=adapters.generations_reader, uow=adapters.unit_of_work, clock=adapters.clock
    )
    get_generation = providers.Factory(GetGeneration, reader=adapters.generations_reader)
    list_generations = providers.Factory(ListGenerations, reader=adapters.generations_reader)
