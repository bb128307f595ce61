"""Generations: the writing itself, and the end of those whose course or learner is gone."""

from aksio.application.assessments.generation.delete_generations import DeleteGenerationsCommand
from aksio.application.assessments.generation.run_generation import RunGenerationCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.generation_events import GenerationRequested, GenerationRequeued
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def generate(delivered: Delivered, container: Container) -> None:
    """Write what was asked for; forget what nobody waits for."""
    use_cases = container.generation
    match delivered.event:
        case (
            GenerationRequested(generation_id=id, learner_id=whose)
            | GenerationRequeued(generation_id=id, learner_id=whose)
        ):
            await use_cases.run_generation()(RunGenerationCommand(generation_id=id, learner_id=whose))
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.delete_generations()(DeleteGenerationsCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.delete_generations()(DeleteGenerationsCommand(learner_id=id))
