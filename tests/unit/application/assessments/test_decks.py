"""Decks are created, changed and deleted by their owners."""

import pytest

from aksio.adapters.memory.assessments.readers import MemoryCardsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.decks.create_deck import CreateDeck, CreateDeckCommand
from aksio.application.assessments.decks.delete_deck import DeleteDeck, DeleteDeckCommand
from aksio.application.assessments.decks.edit_deck import EditDeck, EditDeckCommand
from aksio.application.assessments.decks.get_deck import GetDeck, GetDeckQuery
from aksio.application.assessments.decks.list_decks import ListDecks, ListDecksQuery
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.views import DeckView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.shared.errors import Invalid, Stale
from aksio.domain.shared.ids import CourseId, LearnerId
from tests.make.cards import COURSE, LEARNER, some_id
from tests.make.clock import FixedClock
from tests.make.study import CountedIds, TheseCourses

NEW = CreateDeckCommand(
    learner_id=LEARNER, name="Verbs", course_id=COURSE, description="Irregular ones", scheduler="sm2_delphi"
)


@pytest.fixture
async def deck(store: MemoryStore, courses: TheseCourses, clock: FixedClock, ids: CountedIds) -> DeckView:
    return await CreateDeck(MemoryUnitOfWork(store), courses, clock, ids)(NEW)


async def test_a_new_deck_is_shown_and_listed(deck: DeckView, store: MemoryStore) -> None:
    reader = MemoryCardsReader(store)
    assert await GetDeck(reader)(GetDeckQuery(deck_id=deck.id, learner_id=LEARNER)) == deck
    query = ListDecksQuery(learner_id=LEARNER, course_id=COURSE, page=PageRequest())
    assert (await ListDecks(reader)(query)).items == [deck]
    assert (deck.name, deck.scheduler, deck.version) == ("Verbs", "sm2_delphi", 1)


async def test_a_deck_of_a_course_that_is_not_ones_own_is_refused(
    store: MemoryStore, courses: TheseCourses, clock: FixedClock, ids: CountedIds
) -> None:
    stranger = LearnerId(some_id("stranger"))
    with pytest.raises(UnknownCourse):
        await CreateDeck(MemoryUnitOfWork(store), courses, clock, ids)(
            CreateDeckCommand(learner_id=stranger, name="Mine?", course_id=COURSE)
        )
    assert store.rows == {}


async def test_a_deck_is_changed_field_by_field(
    deck: DeckView, store: MemoryStore, courses: TheseCourses, clock: FixedClock
) -> None:
    edit = EditDeck(MemoryUnitOfWork(store), courses, clock)
    command = EditDeckCommand(deck_id=deck.id, learner_id=LEARNER, changes={"name": "Nouns"}, expected_version=1)
    changed = await edit(command)
    assert (changed.name, changed.description, changed.version) == ("Nouns", "Irregular ones", 2)
    with pytest.raises(Stale):
        await edit(command)
    with pytest.raises(Invalid):
        await edit(EditDeckCommand(deck_id=deck.id, learner_id=LEARNER, changes={"scheduler": "sm17"}))
    with pytest.raises(UnknownCourse):
        elsewhere = CourseId(some_id("elsewhere"))
        await edit(EditDeckCommand(deck_id=deck.id, learner_id=LEARNER, changes={"course_id": elsewhere}))


async def test_a_deleted_deck_is_gone(deck: DeckView, store: MemoryStore) -> None:
    delete = DeleteDeck(MemoryUnitOfWork(store))
    with pytest.raises(Stale):
        await delete(DeleteDeckCommand(deck_id=deck.id, learner_id=LEARNER, expected_version=7))
    await delete(DeleteDeckCommand(deck_id=deck.id, learner_id=LEARNER))
    with pytest.raises(DeckNotFound):
        await GetDeck(MemoryCardsReader(store))(GetDeckQuery(deck_id=deck.id, learner_id=LEARNER))
