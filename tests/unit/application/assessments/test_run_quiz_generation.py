"""Writing a quiz: one draft that grows passage by passage, whatever comes between."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from aksio.application.assessments.generation.kept_questions import mix_of
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_events import GenerationSucceeded
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.generation_status import GenerationKind, GenerationStatus
from aksio.domain.assessments.missing_type import MissingType, WhyMissing
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork
from tests.make.generation import LEARNER, TOKEN, study_texts
from tests.make.generation import a_passage as passage
from tests.make.generation_world import FixedMaterial, World

QUIZ = GenerationKind.QUIZ


def a_world() -> World:
    """The project's English article, a section a page."""
    sections = [part for part in study_texts("en")[0].split("\n\n") if len(part) > 200]
    return World(material=FixedMaterial([passage(text, page=page) for page, text in enumerate(sections, 1)]))


async def completed(world: World, count: int, *types: QuestionKind) -> Generation:
    generation_id = await world.request(count, kind=QUIZ, question_types=types)
    await world.run(generation_id)
    return await world.generation(generation_id)


async def test_the_questions_of_all_passages_go_into_one_draft() -> None:
    world = a_world()
    generation = await completed(world, 6)
    [quiz] = world.quizzes()
    assert (quiz.id, quiz.status, quiz.title) == (generation.quiz_id, QuizStatus.DRAFT, "Chemistry")
    assert tuple(question.id for question in quiz.questions) == generation.question_ids
    assert len({question.source.page for question in quiz.questions if question.source}) > 1
    assert (generation.status, generation.tally.written, world.cards()) == (GenerationStatus.SUCCEEDED, 6, [])
    done = world.store.outbox[-1]
    assert isinstance(done, GenerationSucceeded)
    assert (done.quiz_id, done.questions_written, done.cards_written) == (quiz.id, 6, 0)


async def test_every_question_says_where_its_answer_stands() -> None:
    world = a_world()
    await completed(world, 6)
    texts = {each.page: each.text for each in world.material.found}
    for question in world.quizzes()[0].questions:
        assert question.source is not None
        assert question.source.text is not None
        assert question.source.text in texts[question.source.page or 0]


async def test_a_second_quiz_asks_other_questions() -> None:
    world = a_world()
    first = await completed(world, 3, QuestionKind.SHORT_ANSWER)
    second = await completed(world, 3, QuestionKind.SHORT_ANSWER)
    assert len(first.question_ids) == len(second.question_ids) == 3
    assert len({question.text for quiz in world.quizzes() for question in quiz.questions}) == 6


async def test_a_worker_that_went_away_leaves_what_it_saved_and_another_goes_on() -> None:
    world = a_world()
    all_of_it = world.material.found
    world.material.found = all_of_it[:1]
    generation_id = await world.request(6, kind=QUIZ)
    await world.run(generation_id)
    async with world.uow() as uow:
        stopped = await uow.generations.get(generation_id, learner_id=LEARNER)
        stopped.status = GenerationStatus.RUNNING
        stopped.work = LeasedWork(lease=Lease(token=TOKEN, expires_at=world.clock.now()))
        uow.generations.save(stopped)
        await uow.commit()
    saved = stopped.question_ids
    assert 0 < len(saved) < 6
    world.material.found = all_of_it
    world.clock.go_on(timedelta(seconds=1))
    await world.run(generation_id)
    resumed = await world.generation(generation_id)
    assert resumed.question_ids[: len(saved)] == saved
    assert len(resumed.question_ids) == len(set(resumed.question_ids)) == 6
    [quiz] = world.quizzes()
    assert {question.id for question in quiz.questions} == set(resumed.question_ids)


async def test_a_quiz_that_was_deleted_meanwhile_is_begun_anew() -> None:
    world = a_world()
    found: list[Passage] = world.material.found
    world.material.found = found[:1]
    generation_id = await world.request(6, kind=QUIZ)
    await world.run(generation_id)
    async with world.uow() as uow:
        stopped = await uow.generations.get(generation_id, learner_id=LEARNER)
        assert stopped.quiz_id is not None
        uow.quizzes.remove(await uow.quizzes.get(stopped.quiz_id, learner_id=LEARNER))
        stopped.status = GenerationStatus.RUNNING
        stopped.work = LeasedWork(lease=Lease(token=TOKEN, expires_at=world.clock.now()))
        uow.generations.save(stopped)
        await uow.commit()
    world.material.found = found
    world.clock.go_on(timedelta(seconds=1))
    await world.run(generation_id)
    [quiz] = world.quizzes()
    assert quiz.id == (await world.generation(generation_id)).quiz_id != stopped.quiz_id


async def test_the_wanted_mix_is_exact_where_the_material_has_room() -> None:
    world = a_world()
    counts = (
        (QuestionKind.TRUE_FALSE, 2),
        (QuestionKind.SHORT_ANSWER, 3),
        (QuestionKind.CLOZE, 1),
        (QuestionKind.MATCHING, 1),
    )
    levels = ((Difficulty.EASY, 4), (Difficulty.HARD, 3))
    generation_id = await world.request(7, kind=QUIZ, type_counts=counts, difficulty_counts=levels)
    await world.run(generation_id)
    [quiz] = world.quizzes()
    assert Counter(question.kind for question in quiz.questions) == dict(counts)
    assert Counter(question.difficulty for question in quiz.questions) == dict(levels)
    assert (await world.generation(generation_id)).missing == ()


async def test_wanted_difficulties_alone_are_exact_too() -> None:
    world = a_world()
    levels = ((Difficulty.EASY, 1), (Difficulty.MEDIUM, 2), (Difficulty.HARD, 3))
    await world.run(await world.request(6, kind=QUIZ, difficulty_counts=levels))
    [quiz] = world.quizzes()
    assert Counter(question.difficulty for question in quiz.questions) == dict(levels)


@pytest.mark.parametrize("seed", range(6))
async def test_the_order_of_the_passages_does_not_decide_whether_the_mix_is_exact(seed: int) -> None:
    world = a_world()
    Random(seed).shuffle(world.material.found)
    counts = ((QuestionKind.MATCHING, 1), (QuestionKind.SINGLE_CHOICE, 4), (QuestionKind.TRUE_FALSE, 2))
    await world.run(await world.request(7, kind=QUIZ, type_counts=counts))
    [quiz] = world.quizzes()
    assert Counter(question.kind for question in quiz.questions) == dict(counts)


async def test_what_the_material_has_no_room_for_is_named_with_the_reason() -> None:
    text = "The harbour of Elmsworth was opened in 1820. The lighthouse of Elmsworth was built by Edmund Thorne."
    world = World(material=FixedMaterial([passage(text)]))
    counts = ((QuestionKind.MATCHING, 2), (QuestionKind.SHORT_ANSWER, 1), (QuestionKind.CLOZE, 2))
    generation_id = await world.request(5, kind=QUIZ, type_counts=counts)
    await world.run(generation_id)
    missing = {each.kind: each for each in (await world.generation(generation_id)).missing}
    [quiz] = world.quizzes()
    assert len(quiz.questions) == 2
    assert missing[QuestionKind.MATCHING] == MissingType(
        kind=QuestionKind.MATCHING, count=2, room=0, why=WhyMissing.NO_ROOM
    )
    [other] = missing.keys() - {QuestionKind.MATCHING}
    assert (missing[other].count, missing[other].why) == (1, WhyMissing.ROOM_TAKEN)


async def test_what_is_lacking_is_known_again_from_the_quiz() -> None:
    world = a_world()
    generation = await completed(world, 4, QuestionKind.TRUE_FALSE, QuestionKind.CLOZE)
    [quiz] = world.quizzes()
    wanted = ((QuestionKind.TRUE_FALSE, 3), (QuestionKind.CLOZE, 3))
    generation.parameters = replace(generation.parameters, count=6, question_types=(), type_counts=wanted)
    types, difficulties = mix_of(generation, quiz)
    assert sum(types.made.values()) == 4
    assert all(types.made[kind] < 3 for kind in types.left())
    assert difficulties.has_room(None)
    assert mix_of(generation, None)[0].left() == (QuestionKind.TRUE_FALSE, QuestionKind.CLOZE)
