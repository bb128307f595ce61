"""Cards are written, changed, marked and deleted by their owners."""

from datetime import timedelta

import pytest

from aksio.adapters.memory.assessments.readers import MemoryCardsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.flashcards.create_flashcard import CreateFlashcard, CreateFlashcardCommand
from aksio.application.assessments.flashcards.create_flashcards import CreateFlashcards, CreateFlashcardsCommand
from aksio.application.assessments.flashcards.delete_cards import DeleteCards, DeleteCardsCommand
from aksio.application.assessments.flashcards.delete_flashcard import DeleteFlashcard, DeleteFlashcardCommand
from aksio.application.assessments.flashcards.edit_flashcard import EditFlashcard, EditFlashcardCommand
from aksio.application.assessments.flashcards.get_flashcard import GetFlashcard, GetFlashcardQuery
from aksio.application.assessments.flashcards.get_flashcard_stats import GetFlashcardStats, GetFlashcardStatsQuery
from aksio.application.assessments.flashcards.list_flashcards import ListFlashcards, ListFlashcardsQuery
from aksio.application.assessments.flashcards.mark_flashcard import Mark, MarkFlashcard, MarkFlashcardCommand
from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.assessments.flashcard import FlashcardChanges
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.shared.errors import Invalid, Stale
from aksio.domain.shared.ids import CourseId, DeckId
from tests.make.cards import COURSE, LEARNER, TODAY, a_deck, some_id
from tests.make.clock import FixedClock
from tests.make.study import CountedIds, OneCalendar, TheseCourses

CONTENT: FlashcardChanges = {"course_id": COURSE, "front": "Who?", "back": "Ada.", "tags": ("one",)}


@pytest.fixture
async def card(
    store: MemoryStore, courses: TheseCourses, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> FlashcardView:
    create = CreateFlashcard(MemoryUnitOfWork(store), courses, calendars, clock, ids)
    return await create(CreateFlashcardCommand(learner_id=LEARNER, content=CONTENT))


@pytest.fixture
def create_many(
    store: MemoryStore, courses: TheseCourses, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> CreateFlashcards:
    return CreateFlashcards(MemoryUnitOfWork(store), courses, calendars, clock, ids)


async def test_a_new_card_is_shown_listed_and_counted(
    card: FlashcardView, store: MemoryStore, calendars: OneCalendar, clock: FixedClock
) -> None:
    reader = MemoryCardsReader(store)
    query = GetFlashcardQuery(flashcard_id=card.id, learner_id=LEARNER)
    assert await GetFlashcard(reader, calendars, clock)(query) == card
    listing = ListFlashcardsQuery(learner_id=LEARNER, chosen=CardFilter(), page=PageRequest())
    assert (await ListFlashcards(reader, calendars, clock)(listing)).items == [card]
    counting = GetFlashcardStatsQuery(learner_id=LEARNER, chosen=CardFilter())
    assert (await GetFlashcardStats(reader, calendars, clock)(counting)).new == 1


async def test_a_card_is_scheduled_as_its_deck_says(
    store: MemoryStore, courses: TheseCourses, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> None:
    async with MemoryUnitOfWork(store) as uow:
        uow.decks.add(a_deck())
        await uow.commit()
    create = CreateFlashcard(MemoryUnitOfWork(store), courses, calendars, clock, ids)
    content: FlashcardChanges = {**CONTENT, "deck_id": a_deck().id}
    made = await create(CreateFlashcardCommand(learner_id=LEARNER, content=content))
    assert (made.schedule.scheduler, made.deck_id) == ("sm2_delphi", a_deck().id)


async def test_a_card_needs_a_course_and_a_deck_of_ones_own(
    store: MemoryStore, courses: TheseCourses, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> None:
    create = CreateFlashcard(MemoryUnitOfWork(store), courses, calendars, clock, ids)
    elsewhere: FlashcardChanges = {**CONTENT, "course_id": CourseId(some_id("elsewhere"))}
    with pytest.raises(UnknownCourse):
        await create(CreateFlashcardCommand(learner_id=LEARNER, content=elsewhere))
    lost: FlashcardChanges = {**CONTENT, "deck_id": DeckId(some_id("lost"))}
    with pytest.raises(DeckNotFound):
        await create(CreateFlashcardCommand(learner_id=LEARNER, content=lost))
    assert "flashcards" not in store.rows


async def test_many_cards_are_written_at_once_in_order(create_many: CreateFlashcards, store: MemoryStore) -> None:
    contents: list[FlashcardChanges] = [{**CONTENT, "front": str(number)} for number in range(30)]
    made = await create_many(CreateFlashcardsCommand(learner_id=LEARNER, contents=contents))
    assert [view.front for view in made] == [str(number) for number in range(30)]
    assert len(store.rows["flashcards"]) == 30


async def test_one_bad_card_stops_them_all_and_every_error_has_its_index(
    create_many: CreateFlashcards, store: MemoryStore
) -> None:
    contents: list[FlashcardChanges] = [
        CONTENT,
        {**CONTENT, "front": "", "hint": "\0"},
        {**CONTENT, "course_id": CourseId(some_id("elsewhere"))},
        {**CONTENT, "deck_id": DeckId(some_id("lost")), "back": ""},
    ]
    with pytest.raises(Invalid) as refusal:
        await create_many(CreateFlashcardsCommand(learner_id=LEARNER, contents=contents))
    assert [error.pointer for error in refusal.value.errors] == [
        "/flashcards/1/front",
        "/flashcards/1/hint",
        "/flashcards/2/course_id",
        "/flashcards/3/deck_id",
        "/flashcards/3/back",
    ]
    assert "flashcards" not in store.rows


@pytest.mark.parametrize("count", [0, 501])
async def test_a_bulk_is_one_to_five_hundred_cards(create_many: CreateFlashcards, count: int) -> None:
    with pytest.raises(Invalid) as refusal:
        await create_many(CreateFlashcardsCommand(learner_id=LEARNER, contents=[CONTENT] * count))
    assert refusal.value.errors[0].pointer == "/flashcards"


async def test_a_card_is_changed_by_whoever_saw_its_latest_version(
    card: FlashcardView, store: MemoryStore, courses: TheseCourses, calendars: OneCalendar, clock: FixedClock
) -> None:
    edit = EditFlashcard(MemoryUnitOfWork(store), courses, calendars, clock)
    clock.go_on(timedelta(hours=1))
    command = EditFlashcardCommand(
        flashcard_id=card.id,
        learner_id=LEARNER,
        changes={"front": "Whom?", "course_id": COURSE},
        expected_version=card.version,
    )
    changed = await edit(command)
    assert (changed.front, changed.back, changed.version, changed.updated_at) == ("Whom?", "Ada.", 2, clock.now())
    with pytest.raises(Stale):
        await edit(command)
    with pytest.raises(UnknownCourse):
        elsewhere = CourseId(some_id("elsewhere"))
        await edit(EditFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER, changes={"course_id": elsewhere}))
    with pytest.raises(DeckNotFound):
        lost = DeckId(some_id("lost"))
        await edit(EditFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER, changes={"deck_id": lost}))


@pytest.mark.parametrize(
    ("mark", "state", "starred"),
    [
        (Mark.SUSPEND, "suspended", False),
        (Mark.UNSUSPEND, "new", False),
        (Mark.BURY, "buried", False),
        (Mark.STAR, "new", True),
        (Mark.UNSTAR, "new", False),
    ],
)
async def test_marks_are_kept(card: FlashcardView, store: MemoryStore, mark: Mark, state: str, starred: bool) -> None:
    marking = MarkFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER, mark=mark, expected_version=1)
    await MarkFlashcard(MemoryUnitOfWork(store), OneCalendar(), FixedClock())(marking)
    query = GetFlashcardQuery(flashcard_id=card.id, learner_id=LEARNER)
    found = await GetFlashcard(MemoryCardsReader(store), OneCalendar(), FixedClock())(query)
    assert (found.state, found.starred, found.version) == (state, starred, 2)
    assert found.buried_until == (TODAY + timedelta(days=1) if mark is Mark.BURY else None)


async def test_a_deleted_card_is_gone(card: FlashcardView, store: MemoryStore) -> None:
    delete = DeleteFlashcard(MemoryUnitOfWork(store))
    with pytest.raises(Stale):
        await delete(DeleteFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER, expected_version=9))
    await delete(DeleteFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER, expected_version=1))
    with pytest.raises(FlashcardNotFound):
        await delete(DeleteFlashcardCommand(flashcard_id=card.id, learner_id=LEARNER))


async def test_cards_of_a_course_go_with_it(card: FlashcardView, store: MemoryStore) -> None:
    delete = DeleteCards(MemoryUnitOfWork(store))
    await delete(DeleteCardsCommand(learner_id=LEARNER, course_id=CourseId(some_id("elsewhere"))))
    assert card.id in store.rows["flashcards"]
    await delete(DeleteCardsCommand(learner_id=LEARNER, course_id=COURSE))
    await delete(DeleteCardsCommand(learner_id=LEARNER, course_id=COURSE))
    assert store.rows["flashcards"] == {}
