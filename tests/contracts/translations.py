"""What every storage of translations and twins promises."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.assessments.translations.translation_storage_ports import (
    StalledTranslation,
    TranslationUnitOfWork,
)
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.translation import Translation, TranslationNotFound
from aksio.domain.assessments.twins import Subject, TwinSchedules
from aksio.domain.assessments.wording import Wording
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId, QuizId, ReviewId, TranslationId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.cards import LEARNER, NOW, a_card, a_deck, an_answer, some_id
from tests.make.quizzes import a_quiz

NewUnitOfWork = Callable[[], TranslationUnitOfWork]
STRANGER = LearnerId(some_id("stranger"))
SECOND = timedelta(seconds=1)
WORDS = Wording(front="¿Qué?", back="Esto.", explanation="Porque sí.", hint="Piensa.")
SHARED, SEPARATE = TwinSchedules.SHARED, TwinSchedules.SEPARATE


def a_twin_deck(schedules: TwinSchedules = SHARED) -> Deck:
    """The Spanish twin of the deck of all these cards."""
    return a_deck().translate(id=DeckId(some_id("twin deck")), language="es", schedules=schedules, now=NOW)


def a_twin(of: Flashcard, deck: Deck) -> Flashcard:
    """Its translation."""
    return of.translate(WORDS, id=FlashcardId(some_id(f"twin {of.id}")), deck=deck, now=NOW)


def a_translation() -> Translation:
    """No field at its default."""
    translation = Translation.request(
        id=TranslationId(UUID(int=70)),
        learner_id=LEARNER,
        subject=Subject.QUIZ,
        original_id=a_deck().id,
        twin_id=a_twin_deck().id,
        language="es-MX",
        total=7,
        now=NOW,
    )
    translation.take_events()
    translation.status = GenerationStatus.RUNNING
    translation.done = 4
    translation.skipped = {a_card().id: "refused"}
    translation.usage = ModelUsage(model="m", calls=2, input_tokens=30, output_tokens=4, cost_micros=5_000_000_000)
    translation.work = LeasedWork(
        lease=Lease(token=UUID(int=71), expires_at=NOW + 30 * SECOND), resume_at=NOW + 20 * SECOND, pauses=3
    )
    translation.failure = Failure(code="c", detail="d")
    translation.updated_at = NOW + SECOND
    return translation


async def kept(new_uow: NewUnitOfWork, *cards: Flashcard, decks: tuple[Deck, ...] = ()) -> None:
    async with new_uow() as uow:
        for deck in (a_deck(), *decks):
            uow.decks.add(deck)
        uow.flashcards.add(*cards)
        await uow.commit()


class TranslationsContract:
    """Subclasses give `new_uow`, and are collected by pytest."""

    @pytest.fixture
    def new_uow(self) -> NewUnitOfWork:
        raise NotImplementedError

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
