"""What every storage of generations promises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.assessments.generation.generation_storage_ports import (
    CourseCard,
    CourseCards,
    GenerationFilter,
    GenerationsReader,
    GenerationUnitOfWork,
    StalledGeneration,
)
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationNotFound, GenerationStatus
from aksio.domain.assessments.missing_type import MissingType, WhyMissing
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.source import Source
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, GenerationId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.generation import COURSE, DOCUMENT, LEARNER, NOW, TOKEN, a_generation

NewUnitOfWork = Callable[[], GenerationUnitOfWork]
STRANGER = LearnerId(UUID(int=99))
DECK = Deck.create(id=DeckId(UUID(int=50)), learner_id=LEARNER, name="Oxygen", course_id=COURSE, now=NOW)
SECOND = timedelta(seconds=1)
ANY = GenerationFilter()


def a_full_generation() -> Generation:
    """No field at its default."""
    generation = a_generation()
    generation.take_events()
    generation.status = GenerationStatus.RUNNING
    generation.expected = 4
    generation.deck_id = DECK.id
    generation.flashcard_ids = (FlashcardId(UUID(int=61)), FlashcardId(UUID(int=60)))
    generation.quiz_id = QuizId(UUID(int=62))
    generation.question_ids = (QuestionId(UUID(int=64)), QuestionId(UUID(int=63)))
    generation.passages_done = frozenset({"b", "a"})
    generation.tally = CardTally(written=4, repaired=1, dropped={"duplicate": 3, "refused": 1})
    generation.usage = ModelUsage(model="m", calls=2, input_tokens=30, output_tokens=4, cost_micros=5_000_000_000)
    generation.work = LeasedWork(
        lease=Lease(token=TOKEN, expires_at=NOW + 30 * SECOND), resume_at=NOW + 20 * SECOND, pauses=3
    )
    generation.failure = Failure(code="c", detail="d")
    generation.missing = (MissingType(kind=QuestionKind.CLOZE, count=2, room=1, why=WhyMissing.ROOM_TAKEN),)
    generation.updated_at = NOW + SECOND
    return generation


def numbered(number: int, *, course_id: CourseId = COURSE, learner_id: LearnerId = LEARNER) -> Generation:
    """Generation number so and so, made in that order."""
    generation = a_generation(now=NOW + number * SECOND)
    generation.take_events()
    generation.id = GenerationId(UUID(int=1000 + number))
    generation.course_id, generation.learner_id = course_id, learner_id
    return generation


async def add(new_uow: NewUnitOfWork, *generations: Generation) -> None:
    async with new_uow() as uow:
        for generation in generations:
            uow.generations.add(generation)
        await uow.commit()


class GenerationsContract:
    """Subclasses give the fixtures `new_uow` and `reader`, both on one storage."""

    async def test_every_field_comes_back(self, new_uow: NewUnitOfWork) -> None:
        generation = a_full_generation()
        async with new_uow() as uow:
            uow.decks.add(DECK)
            uow.generations.add(generation)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.generations.get(generation.id, learner_id=LEARNER)
        fields = [name for name in generation.__dataclass_fields__ if name != "_events"]
        assert {name: getattr(found, name) for name in fields} == {name: getattr(generation, name) for name in fields}

    async def test_a_change_is_kept_unless_somebody_was_faster(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, numbered(1))
        async with new_uow() as uow:
            mine = await uow.generations.get(numbered(1).id, learner_id=LEARNER)
            theirs = await uow.generations.get(numbered(1).id, learner_id=LEARNER)
        mine.cancel(now=NOW)
        theirs.take_up(lease=Lease(token=TOKEN, expires_at=NOW), now=NOW)
        async with new_uow() as uow:
            uow.generations.save(mine)
            await uow.commit()
        async with new_uow() as uow:
            uow.generations.save(theirs)
            with pytest.raises(Conflict):
                await uow.commit()
        async with new_uow() as uow:
            kept = await uow.generations.get(numbered(1).id, learner_id=LEARNER)
        assert kept.status is GenerationStatus.CANCELLED

    async def test_it_is_nobody_elses(self, new_uow: NewUnitOfWork, reader: GenerationsReader) -> None:
        await add(new_uow, numbered(1))
        async with new_uow() as uow:
            with pytest.raises(GenerationNotFound):
                await uow.generations.get(numbered(1).id, learner_id=STRANGER)
        with pytest.raises(GenerationNotFound):
            await reader.generation(numbered(1).id, learner_id=STRANGER)
        assert (await reader.generations(STRANGER, ANY, PageRequest())).items == []

    async def test_its_view_says_the_same(self, new_uow: NewUnitOfWork, reader: GenerationsReader) -> None:
        generation = a_full_generation()
        async with new_uow() as uow:
            uow.decks.add(DECK)
            uow.generations.add(generation)
            await uow.commit()
        assert await reader.generation(generation.id, learner_id=LEARNER) == GenerationView.of(generation)

    async def test_pages_go_from_new_to_old(self, new_uow: NewUnitOfWork, reader: GenerationsReader) -> None:
        await add(new_uow, *map(numbered, (2, 1, 3)))
        first = await reader.generations(LEARNER, ANY, PageRequest(limit=2))
        rest = await reader.generations(LEARNER, ANY, PageRequest(limit=2, cursor=first.next_cursor))
        assert [view.id for view in (*first.items, *rest.items)] == [numbered(number).id for number in (3, 2, 1)]
        assert rest.next_cursor is None

    async def test_lists_can_be_narrowed(self, new_uow: NewUnitOfWork, reader: GenerationsReader) -> None:
        over, elsewhere = numbered(1), numbered(2, course_id=CourseId(UUID(int=9)))
        over.cancel(now=NOW)
        await add(new_uow, over, elsewhere, numbered(3))
        by_course = await reader.generations(LEARNER, replace(ANY, course_id=COURSE), PageRequest())
        assert [view.id for view in by_course.items] == [numbered(3).id, over.id]
        by_status = await reader.generations(LEARNER, replace(ANY, status=GenerationStatus.REQUESTED), PageRequest())
        assert [view.id for view in by_status.items] == [numbered(3).id, elsewhere.id]

    async def test_the_stalled_ones_are_those_that_are_due(
        self, new_uow: NewUnitOfWork, reader: GenerationsReader
    ) -> None:
        held, over, waiting, fresh = numbered(1), numbered(2), numbered(3), numbered(60)
        held.take_up(lease=Lease(token=TOKEN, expires_at=NOW + 10 * SECOND), now=NOW)
        over.cancel(now=NOW)
        await add(new_uow, held, over, waiting, fresh)
        due = await reader.stalled(now=NOW + 20 * SECOND, limit=10)
        assert due == [
            StalledGeneration(generation_id=held.id, learner_id=LEARNER),
            StalledGeneration(generation_id=waiting.id, learner_id=LEARNER),
        ]
        assert await reader.stalled(now=NOW + 20 * SECOND, limit=1) == due[:1]

    async def test_they_go_with_their_course_or_learner(
        self, new_uow: NewUnitOfWork, reader: GenerationsReader
    ) -> None:
        elsewhere = numbered(2, course_id=CourseId(UUID(int=9)))
        foreign = numbered(3, learner_id=STRANGER)
        await add(new_uow, numbered(1), elsewhere, foreign)
        for course_id, left in ((COURSE, [elsewhere.id]), (None, [])):
            async with new_uow() as uow:
                await uow.generations.remove_of(LEARNER, course_id=course_id)
                await uow.commit()
            found = await reader.generations(LEARNER, ANY, PageRequest())
            assert [view.id for view in found.items] == left
        assert (await reader.generations(STRANGER, ANY, PageRequest())).items

    async def test_the_cards_of_the_course_are_known(self, new_uow: NewUnitOfWork, reader: CourseCards) -> None:
        source = Source(document_id=DOCUMENT, page=3, text="q")
        async with new_uow() as uow:
            for number, learner, origin in ((1, LEARNER, None), (2, LEARNER, source), (3, STRANGER, source)):
                card = Flashcard.write(
                    id=FlashcardId(UUID(int=number)),
                    learner_id=learner,
                    course_id=COURSE,
                    front=f"front {number}",
                    back="back",
                    source=origin,
                    now=NOW,
                )
                uow.flashcards.add(card)
            await uow.commit()
        known = await reader.cards_of(COURSE, learner_id=LEARNER, limit=10)
        assert known == [
            CourseCard(front="front 2", back="back", document_id=DOCUMENT, page=3),
            CourseCard(front="front 1", back="back", document_id=None, page=None),
        ]
        assert await reader.cards_of(COURSE, learner_id=LEARNER, limit=1) == known[:1]
