"""What storage of decks, cards and the review log promises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.domain.assessments.deck import Deck, DeckNotFound
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.assessments.flashcard_events import ReviewsRecorded
from aksio.domain.assessments.learner_parameters import FitStatus, LearnerParameters
from aksio.domain.assessments.prediction import Gain
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId
from tests.make.cards import COURSE, LEARNER, NOW, TODAY, a_card, a_deck, an_answer, on_successive_days, some_id
from tests.make.fsrs import BY_FSRS, FSRS_TOO

NewUnitOfWork = Callable[[], AssessmentsUnitOfWork]
STRANGER = LearnerId(some_id("stranger"))


def contents(card: Flashcard) -> dict[str, object]:
    """Everything that a card holds."""
    return {name: getattr(card, name) for name in Flashcard.__dataclass_fields__ if name != "_events"}


async def add(new_uow: NewUnitOfWork, *things: Deck | Flashcard) -> None:
    """Commit new decks and cards."""
    async with new_uow() as uow:
        for thing in things:
            if isinstance(thing, Deck):
                uow.decks.add(thing)
            else:
                uow.flashcards.add(thing)
        await uow.commit()


async def stored(new_uow: NewUnitOfWork, card: Flashcard) -> Flashcard:
    """The card as another unit of work reads it."""
    async with new_uow() as uow:
        return await uow.flashcards.get(card.id, learner_id=card.learner_id)


async def answer(new_uow: NewUnitOfWork, card: Flashcard, *answers: Answer) -> list[Review]:
    """Take answers that are the latest, and commit."""
    async with new_uow() as uow:
        held = await uow.flashcards.get(card.id, learner_id=card.learner_id)
        changed = held.merge(answers, now=NOW)
        uow.schedules.save(held)
        uow.reviews.put(*changed)
        await uow.commit()
    return changed


class CardStorageContract:
    """Subclasses give the fixture `new_uow`, all units of work on one storage, which begins empty."""

    async def test_a_card_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        card = a_card()
        card.merge(on_successive_days([4, 4, 4, 4, 1, 3]), now=NOW)
        card.star(now=NOW)
        card.suspend(now=NOW)
        card.bury(today=TODAY, now=NOW + timedelta(hours=1))
        await add(new_uow, a_deck(), card)
        assert contents(await stored(new_uow, card)) == contents(card)
        assert card.version == 1

    async def test_a_card_of_fsrs_and_its_reviews_come_back_as_they_were(self, new_uow: NewUnitOfWork) -> None:
        card = a_card()
        card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
        answers = [replace(one, offset_days=number) for number, one in enumerate(on_successive_days([4, 1, 5]))]
        log = card.merge(answers, schedulers=FSRS_TOO, now=NOW)
        async with new_uow() as uow:
            uow.decks.add(a_deck())
            uow.flashcards.add(card)
            uow.reviews.put(*log)
            await uow.commit()
        async with new_uow() as uow:
            found, last = await uow.schedules.with_last_review(card.id, learner_id=LEARNER)
            since = await uow.reviews.since({card.id: NOW}, learner_id=LEARNER)
        assert found.schedule == card.schedule
        assert last == log[-1]
        assert sorted(since, key=lambda one: one.answer.place) == log
        assert card.schedule.memory is not None

    async def test_due_cards_are_counted_by_day(self, new_uow: NewUnitOfWork) -> None:
        cards = [a_card(number) for number in range(6)]
        for card, days in zip(cards, (1, 2, 2, 3, 9, None), strict=True):
            if days is not None:
                card.schedule = replace(card.schedule, due_on=TODAY + timedelta(days=days), interval_days=days)
        cards[3].suspend(now=NOW)
        stranger = a_card("stranger", learner_id=STRANGER)
        stranger.schedule = cards[0].schedule
        await add(new_uow, a_deck(), *cards, stranger)
        async with new_uow() as uow:
            first, last = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
            found = await uow.schedules.due_counts(LEARNER, first=first, last=last, besides=cards[1].id)
        assert dict(found) == {TODAY + timedelta(days=1): 1, TODAY + timedelta(days=2): 1}

    async def test_cards_that_do_not_follow_their_deck_are_found_with_their_logs(self, new_uow: NewUnitOfWork) -> None:
        deck = a_deck()
        deck.edit(scheduler="fsrs", desired_retention=0.85, now=NOW)
        follows, by_sm2, aims_elsewhere = a_card("follows"), a_card("sm2"), a_card("elsewhere")
        follows.reschedule(deck.scheduling, [], schedulers=FSRS_TOO)
        aims_elsewhere.reschedule(replace(deck.scheduling, desired_retention=0.9), [], schedulers=FSRS_TOO)
        outside = a_card("outside")
        outside.edit(deck_id=None, now=NOW)
        await add(new_uow, deck, follows, by_sm2, aims_elsewhere, outside)
        log = await answer(new_uow, by_sm2, *on_successive_days([4, 5]))
        async with new_uow() as uow:
            found = await uow.archive.scheduled_otherwise(deck, limit=9)
            assert len(await uow.archive.scheduled_otherwise(deck, limit=1)) == 1
            deck.scheduler = "sm2"
            by_fsrs = await uow.archive.scheduled_otherwise(deck, limit=9)
        logs = {card.id: sorted(reviews, key=lambda one: one.answer.place) for card, reviews in found}
        assert logs == {by_sm2.id: log, aims_elsewhere.id: []}
        assert {card.id for card, _ in by_fsrs} == {follows.id, aims_elsewhere.id}

    async def test_a_card_without_extras_comes_back_too(self, new_uow: NewUnitOfWork) -> None:
        card = a_card()
        card.edit(deck_id=None, section_id=None, explanation=None, hint=None, tags=(), source=None, now=NOW)
        await add(new_uow, card)
        assert contents(await stored(new_uow, card)) == contents(card)

    async def test_a_deck_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        deck = a_deck()
        await add(new_uow, deck)
        async with new_uow() as uow:
            found = await uow.decks.get(deck.id, learner_id=LEARNER)
            assert [one.id for one in await uow.decks.get_many(frozenset([deck.id]), learner_id=LEARNER)] == [deck.id]
        assert {**vars(found), "_events": []} == {**vars(deck), "_events": []}

    async def test_what_is_somebody_elses_is_not_there(self, new_uow: NewUnitOfWork) -> None:
        card, deck = a_card(), a_deck()
        await add(new_uow, deck, card)
        async with new_uow() as uow:
            with pytest.raises(FlashcardNotFound):
                await uow.flashcards.get(card.id, learner_id=STRANGER)
            with pytest.raises(DeckNotFound):
                await uow.decks.get(deck.id, learner_id=STRANGER)
            with pytest.raises(FlashcardNotFound):
                await uow.schedules.with_last_review(card.id, learner_id=STRANGER)
            assert await uow.schedules.hold([card.id], learner_id=STRANGER) == []
            assert await uow.decks.get_many(frozenset([deck.id]), learner_id=STRANGER) == []

    async def test_of_two_who_save_one_card_the_second_is_refused(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card())
        first, second = await stored(new_uow, a_card()), await stored(new_uow, a_card())
        first.edit(front="first", now=NOW)
        second.merge([an_answer()], now=NOW)
        async with new_uow() as uow:
            uow.flashcards.save(first)
            await uow.commit()
        async with new_uow() as uow:
            uow.schedules.save(second)
            with pytest.raises(Conflict):
                await uow.commit()
        assert (await stored(new_uow, a_card())).schedule == ReviewSchedule()

    async def test_a_review_comes_back_with_its_card_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card())
        given = on_successive_days([4, 4, 1])
        *_, last = await answer(new_uow, a_card(), *given)
        async with new_uow() as uow:
            card, found = await uow.schedules.with_review(a_card().id, given[2].review_id, learner_id=LEARNER)
            assert (found, card.schedule, card.version) == (last, last.after, 2)
            card, nothing = await uow.schedules.with_review(
                card.id, an_answer(name="new").review_id, learner_id=LEARNER
            )
            assert nothing is None
            with pytest.raises(FlashcardNotFound):
                await uow.schedules.with_review(a_card("other").id, given[2].review_id, learner_id=LEARNER)

    async def test_a_used_review_id_is_a_conflict_that_changes_nothing(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card(1), a_card(2))
        await answer(new_uow, a_card(1), an_answer(name="mine"))
        with pytest.raises(Conflict):
            await answer(new_uow, a_card(2), an_answer(name="mine"))
        assert (await stored(new_uow, a_card(2))).schedule.is_new

    async def test_learners_do_not_take_each_others_review_ids(self, new_uow: NewUnitOfWork) -> None:
        theirs = a_card("theirs", learner_id=STRANGER)
        await add(new_uow, a_deck(), a_card(), theirs)
        await answer(new_uow, a_card(), an_answer(name="same"))
        await answer(new_uow, theirs, an_answer(name="same"))
        async with new_uow() as uow:
            _, found = await uow.schedules.with_review(theirs.id, an_answer(name="same").review_id, learner_id=STRANGER)
        assert found is not None
        assert found.flashcard_id == theirs.id

    async def test_the_last_review_is_the_latest_that_stands(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card())
        async with new_uow() as uow:
            assert (await uow.schedules.with_last_review(a_card().id, learner_id=LEARNER))[1] is None
        first, second = await answer(new_uow, a_card(), *on_successive_days([5, 2]))
        async with new_uow() as uow:
            card, last = await uow.schedules.with_last_review(a_card().id, learner_id=LEARNER)
            assert last == second
            undone = card.undo(last, now=NOW)
            uow.schedules.save(card)
            uow.reviews.put(replacing=[undone])
            await uow.commit()
        async with new_uow() as uow:
            card, last = await uow.schedules.with_last_review(a_card().id, learner_id=LEARNER)
            assert (last, card.schedule) == (first, first.after)
            assert await uow.reviews.since({card.id: NOW}, learner_id=LEARNER) == [first]
            known = await uow.reviews.known([second.answer.review_id], learner_id=LEARNER)
        assert known == {second.answer.review_id}

    async def test_many_held_cards_are_saved_together(self, new_uow: NewUnitOfWork) -> None:
        cards = [a_card(number) for number in range(5)]
        await add(new_uow, a_deck(), *cards)
        async with new_uow() as uow:
            held = await uow.schedules.hold([card.id for card in cards], learner_id=LEARNER)
            changed = [one for card in held for one in card.merge([an_answer(5, name=card.id)], now=NOW)]
            uow.schedules.save(*held)
            uow.reviews.put(*changed, event=ReviewsRecorded(occurred_at=NOW, learner_id=LEARNER, days=()))
            await uow.commit()
        assert {card.id for card in held} == {card.id for card in cards}
        for card in cards:
            found = await stored(new_uow, card)
            assert (found.schedule.ease_hundredths, found.version, found.front) == (260, 2, card.front)

    async def test_the_log_is_read_from_an_instant_for_each_card(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card(1), a_card(2))
        log = {}
        for number in (1, 2):
            given = [an_answer(at=NOW + timedelta(days=day), name=(number, day)) for day in range(3)]
            log[number] = await answer(new_uow, a_card(number), *given)
        starts = {a_card(1).id: NOW + timedelta(days=2), a_card(2).id: NOW + timedelta(days=1)}
        async with new_uow() as uow:
            found = await uow.reviews.since(starts, learner_id=LEARNER)
            assert await uow.reviews.since({}, learner_id=LEARNER) == []
            assert await uow.reviews.since(starts, learner_id=STRANGER) == []
        assert sorted(found, key=lambda one: one.answer.place) == sorted(
            [*log[1][2:], *log[2][1:]], key=lambda one: one.answer.place
        )

    async def test_imported_history_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        card = a_card(scheduler="sm2_delphi")
        carried = ReviewSchedule(
            scheduler="sm2_delphi",
            repetitions=3,
            interval_days=20,
            ease_hundredths=200,
            due_on=TODAY,
            lapses=2,
            last_reviewed_at=NOW - timedelta(days=20),
        )
        history = card.carry_over(carried, [an_answer(3, at=NOW - timedelta(days=20))])
        async with new_uow() as uow:
            uow.decks.add(a_deck())
            uow.flashcards.add(card)
            uow.reviews.put(*history)
            await uow.commit()
        async with new_uow() as uow:
            _, last = await uow.schedules.with_last_review(card.id, learner_id=LEARNER)
        assert last == history[0]

    async def test_a_deck_leaves_its_cards_behind(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card())
        async with new_uow() as uow:
            uow.decks.remove(await uow.decks.get(a_deck().id, learner_id=LEARNER))
            await uow.commit()
        left = await stored(new_uow, a_card())
        assert (left.deck_id, left.version) == (None, 2)

    async def test_cards_and_decks_of_one_course_go(self, new_uow: NewUnitOfWork) -> None:
        elsewhere = a_card("elsewhere")
        elsewhere.edit(course_id=CourseId(some_id("other course")), now=NOW)
        await add(new_uow, a_deck(), a_card(1), a_card(2), elsewhere)
        removed: list[int] = []
        while not removed or removed[-1]:
            async with new_uow() as uow:
                removed.append(await uow.flashcards.remove_some(COURSE, learner_id=LEARNER, at_most=1))
                await uow.commit()
        async with new_uow() as uow:
            uow.decks.remove_all(COURSE, learner_id=LEARNER)
            await uow.commit()
        assert removed == [1, 1, 0]
        assert (await stored(new_uow, elsewhere)).deck_id is None
        async with new_uow() as uow:
            with pytest.raises(DeckNotFound):
                await uow.decks.get(a_deck().id, learner_id=LEARNER)

    async def test_a_card_goes_and_its_reviews_stay_until_the_learner_goes(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card())
        (review,) = await answer(new_uow, a_card(), an_answer())
        async with new_uow() as uow:
            uow.flashcards.remove(await uow.flashcards.get(a_card().id, learner_id=LEARNER))
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.reviews.known([review.answer.review_id], learner_id=LEARNER)
            assert await uow.reviews.remove_some(learner_id=LEARNER, at_most=10) == 1
            await uow.commit()
        async with new_uow() as uow:
            assert not await uow.reviews.known([review.answer.review_id], learner_id=LEARNER)

    async def test_the_archive_goes_through_everybodys_cards_in_order(self, new_uow: NewUnitOfWork) -> None:
        cards = sorted([a_card(1), a_card(2), a_card(3, learner_id=STRANGER)], key=lambda card: card.id)
        await add(new_uow, a_deck(), *cards)
        log = await answer(new_uow, cards[1], *on_successive_days([4, 5]))
        async with new_uow() as uow:
            first = await uow.archive.page(after=None, limit=2)
            rest = await uow.archive.page(after=cards[1].id, limit=2)
        assert [card.id for card, _ in [*first, *rest]] == [card.id for card in cards]
        assert sorted(first[1][1], key=lambda one: one.answer.place) == log
        assert first[0][1] == rest[0][1] == []

    async def test_parameters_of_a_learner_come_back_as_they_were_and_go(self, new_uow: NewUnitOfWork) -> None:
        wanted = LearnerParameters.wanted(LEARNER, now=NOW)
        async with new_uow() as uow:
            assert await uow.parameters.find(LEARNER) is None
            uow.parameters.add(wanted)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.parameters.find(LEARNER)
            assert found is not None
            assert (found.parameters, found.status, found.gain, found.version) == (None, FitStatus.REQUESTED, None, 1)
            found.keep((0.25, 1.5, 3.0), Gain(mean=0.1, standard_error=0.03, predictions=7), now=NOW)
            uow.parameters.save(found)
            await uow.commit()
        async with new_uow() as uow:
            kept = await uow.parameters.find(LEARNER)
            assert await uow.parameters.find(STRANGER) is None
            assert {**vars(kept), "_events": []} == {**vars(found), "_events": []}
            uow.parameters.remove(LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.parameters.find(LEARNER) is None

    async def test_a_learner_has_parameters_once(self, new_uow: NewUnitOfWork) -> None:
        async with new_uow() as uow:
            uow.parameters.add(LearnerParameters.wanted(LEARNER, now=NOW))
            await uow.commit()
        async with new_uow() as uow:
            uow.parameters.add(LearnerParameters.wanted(LEARNER, now=NOW))
            with pytest.raises(Conflict):
                await uow.commit()

    async def test_a_learners_latest_answers_are_found_by_card(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, a_deck(), a_card(1), a_card(2))
        for number in (1, 2):
            given = [an_answer(at=NOW + timedelta(days=day), name=(number, day)) for day in range(3)]
            await answer(new_uow, a_card(number), *given)
        async with new_uow() as uow:
            card, last = await uow.schedules.with_last_review(a_card(2).id, learner_id=LEARNER)
            uow.reviews.put(replacing=[card.undo(last, now=NOW)])
            uow.schedules.save(card)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.reviews.of_learner(LEARNER, at_most=4)
            assert await uow.reviews.of_learner(STRANGER, at_most=4) == {}
        days = {card: [answer.day - TODAY for answer in answers] for card, answers in found.items()}
        one_day = timedelta(days=1)
        assert days == {a_card(1).id: [one_day, 2 * one_day], a_card(2).id: [0 * one_day, one_day]}

    async def test_cards_of_fsrs_are_gone_through_in_order(self, new_uow: NewUnitOfWork) -> None:
        cards = sorted((a_card(number) for number in range(3)), key=lambda card: card.id)
        for card in cards:
            card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
        theirs = a_card("theirs", learner_id=STRANGER)
        theirs.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
        await add(new_uow, a_deck(), *cards, theirs, a_card("by sm2"))
        async with new_uow() as uow:
            first = await uow.archive.by_fsrs(LEARNER, after=None, limit=2)
            rest = await uow.archive.by_fsrs(LEARNER, after=first[-1][0].id, limit=2)
        assert [card.id for card, _ in [*first, *rest]] == [card.id for card in cards]
