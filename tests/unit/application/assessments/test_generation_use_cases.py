"""Requesting, cancelling, showing, requeueing and deleting generations."""

from datetime import timedelta
from uuid import UUID

import pytest

from aksio.adapters.memory.generations import MemoryGenerationsReader
from aksio.adapters.system import RandomIds
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.generation.cancel_generation import CancelGeneration, CancelGenerationCommand
from aksio.application.assessments.generation.delete_generations import DeleteGenerations, DeleteGenerationsCommand
from aksio.application.assessments.generation.generation_storage_ports import GenerationFilter
from aksio.application.assessments.generation.get_generation import GetGeneration, GetGenerationQuery
from aksio.application.assessments.generation.list_generations import ListGenerations, ListGenerationsQuery
from aksio.application.assessments.generation.request_generation import RequestGeneration, RequestGenerationCommand
from aksio.application.assessments.generation.requeue_stalled_generations import RequeueStalledGenerations
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.assessments.generation_events import GenerationRequested, GenerationRequeued
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import (
    GenerationKind,
    GenerationNotFound,
    GenerationOver,
    GenerationStatus,
)
from aksio.domain.shared.errors import Stale
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId
from tests.make.generation import COURSE, LEARNER
from tests.make.generation_world import LEASE, AllCourses, World

STRANGER = LearnerId(UUID(int=99))


class NoCourses:
    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        return frozenset()


def a_command(deck_id: DeckId | None = None) -> RequestGenerationCommand:
    return RequestGenerationCommand(
        learner_id=LEARNER,
        course_id=COURSE,
        kind=GenerationKind.FLASHCARDS,
        parameters=GenerationParameters(count=7),
        deck_id=deck_id,
    )


async def test_a_request_is_stored_with_its_event() -> None:
    world = World()
    view = await RequestGeneration(world.uow(), AllCourses(), world.allowance, world.clock, RandomIds())(a_command())
    assert (view.status, view.progress.done, view.progress.total) == (GenerationStatus.REQUESTED, 0, 7)
    assert [type(event) for event in world.store.outbox] == [GenerationRequested]


async def test_a_course_of_somebody_else_is_unknown() -> None:
    world = World()
    with pytest.raises(UnknownCourse):
        await RequestGeneration(world.uow(), NoCourses(), world.allowance, world.clock, RandomIds())(a_command())
    assert world.store.outbox == []


async def test_a_deck_of_somebody_else_is_not_found() -> None:
    world = World()
    with pytest.raises(DeckNotFound):
        await RequestGeneration(world.uow(), AllCourses(), world.allowance, world.clock, RandomIds())(
            a_command(DeckId(UUID(int=4)))
        )


async def test_cancelling_needs_the_right_learner_version_and_moment() -> None:
    world = World()
    generation_id = await world.request()
    cancel = CancelGeneration(world.uow(), world.clock)
    with pytest.raises(GenerationNotFound):
        await cancel(CancelGenerationCommand(generation_id=generation_id, learner_id=STRANGER))
    with pytest.raises(Stale):
        await cancel(CancelGenerationCommand(generation_id=generation_id, learner_id=LEARNER, expected_version=7))
    view = await cancel(CancelGenerationCommand(generation_id=generation_id, learner_id=LEARNER, expected_version=1))
    assert view.status is GenerationStatus.CANCELLED
    finished = await world.request()
    await world.run(finished)
    with pytest.raises(GenerationOver):
        await cancel(CancelGenerationCommand(generation_id=finished, learner_id=LEARNER))


async def test_a_generation_is_shown_to_its_owner() -> None:
    world = World()
    generation_id = await world.request(3)
    await world.run(generation_id)
    reader = MemoryGenerationsReader(world.store)
    view = await GetGeneration(reader)(GetGenerationQuery(generation_id=generation_id, learner_id=LEARNER))
    assert (view.progress.done, view.result.deck_id) == (3, world.decks()[0].id)
    query = ListGenerationsQuery(learner_id=LEARNER, chosen=GenerationFilter(), page=PageRequest())
    assert (await ListGenerations(reader)(query)).items == [view]


async def test_the_stalled_ones_go_through_the_outbox_once() -> None:
    world = World()
    await world.request()
    requeue = RequeueStalledGenerations(MemoryGenerationsReader(world.store), world.uow(), world.clock)
    assert await requeue() == 0
    world.clock.go_on(LEASE)
    assert await requeue() == 1
    assert await requeue() == 0
    assert [type(event) for event in world.store.outbox] == [GenerationRequested, GenerationRequeued]


async def test_what_runs_or_is_over_is_not_requeued() -> None:
    world = World()
    await world.run(await world.request())
    world.clock.go_on(timedelta(days=1))
    assert await RequeueStalledGenerations(MemoryGenerationsReader(world.store), world.uow(), world.clock)() == 0


async def test_generations_go_with_their_course() -> None:
    world = World()
    generation_id = await world.request()
    await DeleteGenerations(world.uow())(DeleteGenerationsCommand(learner_id=LEARNER, course_id=COURSE))
    with pytest.raises(GenerationNotFound):
        await world.generation(generation_id)
