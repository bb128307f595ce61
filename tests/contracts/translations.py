"""What every storage of translations and twins promises."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from aksio.application.assessments.translations.translation_storage_ports import (
    StalledTranslation,
    TranslationFilter,
    TranslationsReader,
    TranslationUnitOfWork,
)
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.quizzes.quiz import Quiz, QuizStatus
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.translation import Translation, TranslationNotFound, TranslationUnderWay
from aksio.domain.assessments.twins import Subject, TwinExists
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId, ReviewId
from tests.make.cards import LEARNER, NOW, a_card, a_deck, an_answer, some_id
from tests.make.quizzes import a_quiz
from tests.make.twins import (
    SECOND,
    SEPARATE,
    WORDS,
    a_translation,
    a_twin,
    a_twin_deck,
    deck_in,
    numbered,
    quiz_in,
)

NewUnitOfWork = Callable[[], TranslationUnitOfWork]
STRANGER = LearnerId(some_id("stranger"))
ANY = TranslationFilter()


async def keep(new_uow: NewUnitOfWork, *things: Deck | Quiz | Translation) -> None:
    """Each in a transaction of its own."""
    for thing in things:
        async with new_uow() as uow:
            match thing:
                case Deck():
                    uow.decks.add(thing)
                case Quiz():
                    uow.quizzes.add(thing)
                case Translation():
                    uow.translations.add(thing)
            await uow.commit()


async def kept(new_uow: NewUnitOfWork, *cards: Flashcard, decks: tuple[Deck, ...] = ()) -> None:
    async with new_uow() as uow:
        for deck in (a_deck(), *decks):
            uow.decks.add(deck)
        uow.flashcards.add(*cards)
        await uow.commit()


class TranslationsContract:
    """Subclasses give `new_uow` and `reader`, both on one storage, and are collected by pytest."""

    @pytest.fixture
    def new_uow(self) -> NewUnitOfWork:
        raise NotImplementedError

    @pytest.fixture
    def reader(self) -> TranslationsReader:
        raise NotImplementedError

    async def test_a_deck_has_one_twin_in_a_language(self, new_uow: NewUnitOfWork) -> None:
        foreign = a_deck("other", learner_id=STRANGER)
        others = [deck_in("de", 2), deck_in(None, 3), deck_in(None, 4), deck_in("es", 5, of=a_deck("another"))]
        await keep(new_uow, a_deck(), deck_in("es", 1), *others, deck_in("es", 6, of=foreign))
        with pytest.raises(TwinExists):
            await keep(new_uow, deck_in("es", 7))
        for number in (2, 3):
            async with new_uow() as uow:
                twin = await uow.decks.get(DeckId(UUID(int=number)), learner_id=LEARNER)
                twin.edit(language="es", now=NOW)
                uow.decks.save(twin)
                with pytest.raises(TwinExists):
                    await uow.commit()

    async def test_a_quiz_has_one_twin_in_a_language(self, new_uow: NewUnitOfWork) -> None:
        others = [quiz_in("de", 2), quiz_in(None, 3), quiz_in(None, 4), quiz_in("es", 5, of=a_quiz("another"))]
        await keep(new_uow, a_quiz(), quiz_in("es", 1), *others)
        with pytest.raises(TwinExists):
            await keep(new_uow, quiz_in("es", 7))
        for number in (2, 3):
            async with new_uow() as uow:
                twin = await uow.quizzes.get(QuizId(UUID(int=number)), learner_id=LEARNER)
                twin.edit(language="es", now=NOW)
                uow.quizzes.save(twin)
                with pytest.raises(TwinExists):
                    await uow.commit()

    async def test_one_translation_at_a_time_goes_into_a_twin(self, new_uow: NewUnitOfWork) -> None:
        first, second = numbered(1), numbered(2)
        second.twin_id = first.twin_id
        await keep(new_uow, first)
        with pytest.raises(TranslationUnderWay):
            await keep(new_uow, second)
        async with new_uow() as uow:
            first = await uow.translations.get(first.id, learner_id=LEARNER)
            first.cancel(now=NOW)
            uow.translations.save(first)
            await uow.commit()
        again = numbered(2)
        again.twin_id = first.twin_id
        await keep(new_uow, again)

    async def test_pages_go_from_new_to_old(self, new_uow: NewUnitOfWork, reader: TranslationsReader) -> None:
        await keep(new_uow, *map(numbered, (2, 1, 3)), numbered(4, learner_id=STRANGER))
        first = await reader.translations(LEARNER, ANY, PageRequest(limit=2))
        rest = await reader.translations(LEARNER, ANY, PageRequest(limit=2, cursor=first.next_cursor))
        assert [view.id for view in (*first.items, *rest.items)] == [numbered(number).id for number in (3, 2, 1)]
        assert rest.next_cursor is None

    async def test_lists_can_be_narrowed(self, new_uow: NewUnitOfWork, reader: TranslationsReader) -> None:
        over, of_a_quiz, other = numbered(1), numbered(2, subject=Subject.QUIZ), numbered(3)
        over.cancel(now=NOW)
        await keep(new_uow, over, of_a_quiz, other)
        narrowed = {
            (other.id, of_a_quiz.id): replace(ANY, status=GenerationStatus.REQUESTED),
            (other.id, over.id): replace(ANY, subject=Subject.DECK),
            (of_a_quiz.id,): replace(ANY, original_id=of_a_quiz.original_id),
            (): replace(ANY, original_id=of_a_quiz.original_id, subject=Subject.DECK),
        }
        for expected, chosen in narrowed.items():
            found = await reader.translations(LEARNER, chosen, PageRequest())
            assert tuple(view.id for view in found.items) == expected

    async def test_its_view_says_the_same(self, new_uow: NewUnitOfWork, reader: TranslationsReader) -> None:
        translation = a_translation()
        await keep(new_uow, translation)
        assert (await reader.translations(LEARNER, ANY, PageRequest())).items == [TranslationView.of(translation)]
        assert (await reader.translations(STRANGER, ANY, PageRequest())).items == []

    async def test_a_translation_comes_back_as_it_was_kept(self, new_uow: NewUnitOfWork) -> None:
        translation = a_translation()
        async with new_uow() as uow:
            uow.translations.add(translation)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.translations.get(translation.id, learner_id=LEARNER)
            assert vars(found) == vars(translation)
            with pytest.raises(TranslationNotFound):
                await uow.translations.get(translation.id, learner_id=STRANGER)

    async def test_whoever_saves_an_old_version_is_refused(self, new_uow: NewUnitOfWork) -> None:
        translation = a_translation()
        async with new_uow() as uow:
            uow.translations.add(translation)
            await uow.commit()
        translation.version = 7
        async with new_uow() as uow:
            uow.translations.save(translation)
            with pytest.raises(Conflict):
                await uow.commit()

    async def test_those_that_wait_are_found_until_they_are_over(self, new_uow: NewUnitOfWork) -> None:
        translation = a_translation()
        async with new_uow() as uow:
            uow.translations.add(translation)
            await uow.commit()
        async with new_uow() as uow:
            found = [StalledTranslation(translation_id=translation.id, learner_id=LEARNER)]
            assert await uow.translations.stalled(now=NOW + 30 * SECOND, limit=9) == found
            assert await uow.translations.stalled(now=NOW + 29 * SECOND, limit=9) == []
            assert await uow.translations.under_way(translation.twin_id, learner_id=LEARNER)
            assert not await uow.translations.under_way(translation.twin_id, learner_id=STRANGER)
            translation.cancel(now=NOW)
            uow.translations.save(translation)
            await uow.commit()
        async with new_uow() as uow:
            assert not await uow.translations.under_way(translation.twin_id, learner_id=LEARNER)
            uow.translations.remove_of(LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(TranslationNotFound):
                await uow.translations.get(translation.id, learner_id=LEARNER)

    async def test_twins_are_found_by_what_they_translate(self, new_uow: NewUnitOfWork) -> None:
        deck, cards = a_twin_deck(SEPARATE), [a_card(name) for name in "abc"]
        fresh, stale = a_twin(cards[0], deck), a_twin(cards[1], deck)
        stale.outdate()
        await kept(new_uow, *cards, fresh, stale, decks=(deck,))
        async with new_uow() as uow:
            find = uow.twins
            found = await find.deck_in("es", of=a_deck().id, learner_id=LEARNER)
            assert found is not None
            assert (found.id, found.twin_of, found.twin_schedules) == (deck.id, a_deck().id, SEPARATE)
            assert await find.deck_in("de", of=a_deck().id, learner_id=LEARNER) is None
            assert await find.deck_in("es", of=a_deck().id, learner_id=STRANGER) is None
            left = await find.untranslated(a_deck().id, deck.id, learner_id=LEARNER, besides=[], limit=9)
            assert {card.id for card in left} == {cards[1].id, cards[2].id}
            left = await find.untranslated(a_deck().id, deck.id, learner_id=LEARNER, besides=[cards[1].id], limit=9)
            assert [card.id for card in left] == [cards[2].id]
            [twin] = await find.of_cards([cards[1].id], learner_id=LEARNER, deck_id=deck.id)
            assert (twin.id, twin.wording, twin.twin_is_stale, twin.source) == (stale.id, WORDS, True, cards[1].source)
            assert await find.of_cards([cards[1].id], learner_id=LEARNER, deck_id=a_deck().id) == []
            assert await find.of_cards([cards[1].id], learner_id=STRANGER) == []

    async def test_the_twin_of_a_quiz_is_found_by_its_language(self, new_uow: NewUnitOfWork) -> None:
        quiz = a_quiz()
        twin = quiz.translate(id=QuizId(some_id("twin quiz")), language="es", now=NOW)
        async with new_uow() as uow:
            uow.quizzes.add(quiz)
            uow.quizzes.add(twin)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.twins.quiz_in("es", of=quiz.id, learner_id=LEARNER)
            assert found is not None
            assert (found.id, found.twin_of, found.status) == (twin.id, quiz.id, QuizStatus.DRAFT)
            assert await uow.twins.quiz_in("de", of=quiz.id, learner_id=LEARNER) is None
            assert await uow.twins.quiz_in("es", of=quiz.id, learner_id=STRANGER) is None

    async def test_what_is_saved_of_a_shared_schedule_is_saved_for_its_twins(self, new_uow: NewUnitOfWork) -> None:
        deck, card, other = a_twin_deck(), a_card("a"), a_card("b")
        twin, of_other = a_twin(card, deck), a_twin(other, deck)
        await kept(new_uow, card, other, twin, of_other, decks=(deck,))
        async with new_uow() as uow:
            owner, _ = await uow.schedules.with_review(twin.id, ReviewId(some_id("none")), learner_id=LEARNER)
            assert owner.id == card.id
            owners = await uow.schedules.owners([twin.id, other.id, a_card("gone").id], learner_id=LEARNER)
            assert owners == {twin.id: card.id, other.id: other.id}
            owner.review(an_answer(Rating.EASY.value), now=NOW)
            uow.schedules.save(owner)
            await uow.commit()
        async with new_uow() as uow:
            follows = await uow.flashcards.get(twin.id, learner_id=LEARNER)
            assert (follows.schedule, follows.version) == (owner.schedule, 2)
            assert (await uow.flashcards.get(of_other.id, learner_id=LEARNER)).schedule.is_new

    async def test_a_twin_whose_original_is_gone_goes_on_by_itself(self, new_uow: NewUnitOfWork) -> None:
        deck, cards = a_twin_deck(), [a_card("a"), a_card("b")]
        twins = [a_twin(card, deck) for card in cards]
        await kept(new_uow, *cards, *twins, decks=(deck,))
        async with new_uow() as uow:
            uow.flashcards.remove(await uow.flashcards.get(cards[0].id, learner_id=LEARNER))
            await uow.commit()
        async with new_uow() as uow:
            uow.decks.remove(await uow.decks.get(a_deck().id, learner_id=LEARNER))
            await uow.commit()
        async with new_uow() as uow:
            alone, follower = [await uow.flashcards.get(twin.id, learner_id=LEARNER) for twin in twins]
            assert (alone.schedule_of, follower.schedule_of) == (None, cards[1].id)
            owner, _ = await uow.schedules.with_last_review(alone.id, learner_id=LEARNER)
            assert owner.id == alone.id
            left = await uow.decks.get(deck.id, learner_id=LEARNER)
            assert (left.twin_of, left.twin_schedules) == (None, None)
