"""A deck that somebody has studied with, in storage, and its import and export as use cases."""

import io
from collections.abc import Mapping
from uuid import uuid5

from aksio.adapters.interchange.any_reader import AnyDeckReader
from aksio.adapters.interchange.formats import DECK_WRITERS
from aksio.adapters.sql.assessments.deck_contents import SqlDeckContents
from aksio.adapters.sql.assessments.readers import SqlDecksReader
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.assessments.interchange.export_deck import ExportDeck, ExportDeckQuery
from aksio.application.assessments.interchange.import_deck import ImportDeck, ImportDeckCommand
from aksio.application.assessments.interchange.import_report import ImportReport
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId
from tests.make.cards import COURSE, LEARNER, NAMES, Recall, a_deck, review_history, some_id
from tests.make.clock import FixedClock
from tests.make.study import MODELS

OSLO = StudyCalendar(zone="Europe/Oslo")


class OnlyCourse:
    """Everybody owns the one course, and no other."""

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """See the port."""
        return course_ids & {COURSE}


class AllInOslo:
    """Everybody studies in Oslo."""

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """See the port."""
        return OSLO


class Desk:
    """Import and export on a database."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.contents = SqlDeckContents(database)
        self.most_cards = 5_000

    def uow(self) -> SqlUnitOfWork:
        """A new one."""
        return SqlUnitOfWork(self.database, clock=self.clock, ids=RandomIds())

    async def import_deck(self, content: bytes, **fields: object) -> ImportReport:
        """Into a new deck of the course, unless `fields` say otherwise."""
        command = {"learner_id": LEARNER, "course_id": COURSE, **fields}
        use_case = ImportDeck(
            uow=self.uow(),
            reader=AnyDeckReader(),
            courses=OnlyCourse(),
            calendars=AllInOslo(),
            models=MODELS,
            clock=self.clock,
            ids=RandomIds(),
            most_cards=self.most_cards,
        )
        return await use_case(ImportDeckCommand(file=io.BytesIO(content), **command))  # type: ignore[arg-type]

    async def export(self, deck_id: DeckId | None, format: str, *, learner_id: LearnerId = LEARNER) -> bytes:
        """The whole file."""
        assert deck_id is not None
        use_case = ExportDeck(SqlDecksReader(self.database), self.contents, DECK_WRITERS, self.clock)
        file = await use_case(ExportDeckQuery(learner_id=learner_id, deck_id=deck_id, format=format))
        return b"".join([chunk async for chunk in file.chunks])

    async def cards(self, deck_id: DeckId | None, *, learner_id: LearnerId = LEARNER) -> list[CardRecord]:
        """All that is stored of a deck."""
        assert deck_id is not None
        return [card async for batch in self.contents.cards(deck_id, learner_id=learner_id) for card in batch]

    async def keep(self, deck: Deck, cards: Mapping[Flashcard, list[Review]]) -> None:
        """Put a deck into storage."""
        async with self.uow() as uow:
            uow.decks.add(deck)
            uow.flashcards.add(*cards)
            uow.reviews.put(*(review for reviews in cards.values() for review in reviews))
            await uow.commit()


def a_studied_deck(clock: FixedClock, *, cards: int = 40) -> tuple[Deck, dict[Flashcard, list[Review]]]:
    """Cards with a real review history each; every third is starred, every fifth suspended."""
    history: dict[str, list[Recall]] = {}
    for recall in review_history():
        history.setdefault(recall.card, []).append(recall)
    deck = a_deck()
    deck.scheduler = "sm2"
    return deck, dict(
        _studied_card(deck, number, recalls, clock) for number, recalls in enumerate(list(history.values())[:cards])
    )


def _studied_card(deck: Deck, number: int, recalls: list[Recall], clock: FixedClock) -> tuple[Flashcard, list[Review]]:
    card = Flashcard.write(
        id=FlashcardId(uuid5(NAMES, f"studied/{number}")),
        learner_id=LEARNER,
        course_id=COURSE,
        deck_id=deck.id,
        front=f"Card {number} < & {{c1::x}}",
        back=f"=back {number}\n  indented",
        explanation="Because.",
        hint="Think",
        tags=("one", f"n{number % 4}"),
        scheduler=deck.scheduler,
        now=clock.now(),
    )
    card.starred, card.suspended = number % 3 == 0, number % 5 == 0
    reviews = card.merge([recall.answer(OSLO) for recall in recalls], now=clock.now())
    card.take_events()
    return card, reviews


OTHER = LearnerId(some_id("another learner"))
