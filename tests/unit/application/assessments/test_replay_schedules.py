"""Schedules can be rebuilt from the log, and compared with what another scheduler would have done."""

from dataclasses import replace

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.reviews.replay_schedules import ReplaySchedules, ReplaySchedulesCommand
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.shared.ids import ReviewId
from tests.make.cards import NOW, a_card, on_successive_days, some_id
from tests.make.fsrs import BY_FSRS, FSRS_TOO
from tests.make.study import MODELS

RIGHT = ReviewSchedule(repetitions=9, interval_days=99, due_on=NOW.date())


@pytest.fixture(autouse=True)
async def cards(store: MemoryStore) -> None:
    """One that was reviewed, one that was not, one that came from elsewhere."""
    reviewed, new, carried = a_card("reviewed"), a_card("new"), a_card("carried")
    log = reviewed.merge(on_successive_days([5, 5, 5, 1, 4]), now=NOW)
    log.append(reviewed.undo(log.pop(), now=NOW))
    async with MemoryUnitOfWork(store) as uow:
        history = carried.carry_over(RIGHT, [])
        uow.flashcards.add(reviewed, new, carried)
        uow.reviews.put(*log, *history)
        await uow.commit()


def schedule(store: MemoryStore, name: str) -> ReviewSchedule:
    card: Flashcard = store.rows["flashcards"][a_card(name).id]
    return card.schedule


def damage(store: MemoryStore) -> ReviewSchedule:
    right = schedule(store, "reviewed")
    store.rows["flashcards"][a_card("reviewed").id].schedule = replace(right, interval_days=77)
    reviews = store.rows["reviews"]
    for key, review in reviews.items():
        reviews[key] = replace(review, after=replace(review.after, ease_hundredths=777))
    return right


async def test_what_is_right_has_no_differences(store: MemoryStore) -> None:
    page = await ReplaySchedules(MemoryUnitOfWork(store), MODELS)(ReplaySchedulesCommand())
    assert (page.cards, page.reviews, page.differences, page.last) == (3, 5, [], None)


async def test_a_dry_run_shows_what_it_would_mend_and_leaves_it(store: MemoryStore) -> None:
    right = damage(store)
    page = await ReplaySchedules(MemoryUnitOfWork(store), MODELS)(ReplaySchedulesCommand(dry_run=True))
    (difference,) = page.differences
    assert (difference.stored.interval_days, difference.replayed) == (77, right)
    assert schedule(store, "reviewed").interval_days == 77


async def test_damaged_schedules_and_steps_are_mended(store: MemoryStore) -> None:
    right = damage(store)
    replay = ReplaySchedules(MemoryUnitOfWork(store), MODELS)
    assert len((await replay(ReplaySchedulesCommand())).differences) == 1
    assert schedule(store, "reviewed") == right
    standing = [review for review in store.rows["reviews"].values() if review.undone_at is None]
    assert all(review.after.ease_hundredths != 777 for review in standing)
    assert (await replay(ReplaySchedulesCommand())).differences == []
    assert schedule(store, "carried") == RIGHT


async def test_another_scheduler_is_compared_and_changes_nothing(store: MemoryStore) -> None:
    before = schedule(store, "reviewed")
    page = await ReplaySchedules(MemoryUnitOfWork(store), MODELS)(ReplaySchedulesCommand(scheduler="sm2_delphi"))
    (difference,) = page.differences
    assert (difference.stored.ease_hundredths, difference.replayed.ease_hundredths) == (280, 226)
    assert schedule(store, "reviewed") == before


async def test_pages_go_on_after_the_last_card(store: MemoryStore) -> None:
    replay = ReplaySchedules(MemoryUnitOfWork(store), MODELS)
    first = await replay(ReplaySchedulesCommand(at_once=2))
    rest = await replay(ReplaySchedulesCommand(after=first.last, at_once=2))
    assert (first.cards, rest.cards, rest.last) == (2, 1, None)


async def test_schedules_of_fsrs_are_the_fold_of_their_log_with_the_places_that_were_chosen(store: MemoryStore) -> None:
    card = a_card("fsrs")
    card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
    answers = [replace(one, offset_days=number) for number, one in enumerate(on_successive_days([5, 5, 1, 4]))]
    named = [replace(one, review_id=ReviewId(some_id(("fsrs", one.day)))) for one in answers]
    log = card.merge(named, schedulers=FSRS_TOO, now=NOW)
    async with MemoryUnitOfWork(store) as uow:
        uow.flashcards.add(card)
        uow.reviews.put(*log)
        await uow.commit()
    right = schedule(store, "fsrs")
    use_case = ReplaySchedules(MemoryUnitOfWork(store), MODELS)
    assert (await use_case(ReplaySchedulesCommand())).differences == []
    store.rows["flashcards"][card.id].schedule = replace(right, memory=None, interval_days=1)
    (difference,) = (await use_case(ReplaySchedulesCommand())).differences
    assert difference.replayed == right == schedule(store, "fsrs")
