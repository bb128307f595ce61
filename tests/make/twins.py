"""Twins of decks, cards and quizzes, and translations into them."""

from datetime import timedelta
from uuid import UUID

from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import Subject, TwinSchedules
from aksio.domain.assessments.wording import Wording
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId, QuizId, TranslationId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.cards import LEARNER, NOW, a_card, a_deck, some_id
from tests.make.quizzes import a_quiz

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


def numbered(number: int, *, learner_id: LearnerId = LEARNER, subject: Subject = Subject.DECK) -> Translation:
    """Translation number so and so, asked for in that order, each of something else."""
    translation = Translation.request(
        id=TranslationId(UUID(int=1000 + number)),
        learner_id=learner_id,
        subject=subject,
        original_id=UUID(int=2000 + number),
        twin_id=UUID(int=3000 + number),
        language="es",
        total=7,
        now=NOW + number * SECOND,
    )
    translation.take_events()
    return translation


def deck_in(language: str | None, number: int, *, of: Deck | None = None) -> Deck:
    """A twin of the deck of all these cards, or of another; without a language for None."""
    twin = (of or a_deck()).translate(id=DeckId(UUID(int=number)), language="ar", schedules=SEPARATE, now=NOW)
    twin.edit(language=language, now=NOW)
    return twin


def quiz_in(language: str | None, number: int, *, of: Quiz | None = None) -> Quiz:
    """A twin of the quiz, or of another; without a language for None."""
    twin = (of or a_quiz()).translate(id=QuizId(UUID(int=number)), language="ar", now=NOW)
    twin.edit(language=language, now=NOW)
    return twin
