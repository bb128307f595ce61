"""Import a deck from a file: all of it, or nothing."""

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO
from uuid import uuid5

from aksio.application.assessments.interchange.import_batches import ImportBatches
from aksio.application.assessments.interchange.import_report import ImportReport, Tally
from aksio.application.assessments.interchange.imported_card import Destination, ImportedCard
from aksio.application.assessments.interchange.interchange_ports import DeckReader, DeckRecord
from aksio.application.assessments.interchange.interchange_storage_ports import InterchangeUnitOfWork
from aksio.application.assessments.known_schedulers import schedulers_of
from aksio.application.assessments.ports import MemoryModels, OwnCourses, StudyCalendars
from aksio.application.assessments.references import require_course
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard_events import ReviewsRecorded
from aksio.domain.assessments.studied_days import studied_days
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId

MOST_CARDS = 200_000
_LONGEST_NAME = 200
_DEFAULT_NAME = "Imported deck"


@dataclass(frozen=True, kw_only=True)
class ImportDeckCommand:
    """Into the deck `deck_id`, or into a new one: named `deck_name`, or as the file says, or as it is called.

    Without `course_id` the deck's own course is meant. `key` names this import, so that sending it again makes no
    second deck. `on_progress` is told how many cards have gone by, and of how many where that is known.
    """

    learner_id: LearnerId
    file: BinaryIO
    file_name: str | None = None
    course_id: CourseId | None = None
    deck_id: DeckId | None = None
    deck_name: str | None = None
    key: str | None = None
    dry_run: bool = False
    on_progress: Callable[[int, int | None], None] | None = None


class ImportDeck:
    """Cards that break a rule, and those that the deck has, are left out and counted.

    A batch at a time is in memory, and all go in one transaction, so that a file that turns out to be damaged leaves
    nothing behind. Raises UnreadableFile, TooManyCards, DeckNotFound, UnknownCourse, Invalid.
    """

    def __init__(
        self,
        *,
        uow: InterchangeUnitOfWork,
        reader: DeckReader,
        courses: OwnCourses,
        calendars: StudyCalendars,
        models: MemoryModels,
        clock: Clock,
        ids: Ids,
        most_cards: int = MOST_CARDS,
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._courses = courses
        self._calendars = calendars
        self._models = models
        self._clock = clock
        self._ids = ids
        self._most_cards = most_cards

    async def __call__(self, command: ImportDeckCommand) -> ImportReport:
        calendar = await self._calendars.of(command.learner_id)
        async with _opened(self._reader, command.file) as record, self._uow as uow:
            deck, is_new = await self._deck_of(command, record, uow)
            course_id = await self._course_of(command, deck)
            schedulers = await schedulers_of(command.learner_id, uow.parameters, self._models)
            to = Destination(
                deck=deck, course_id=course_id, calendar=calendar, schedulers=schedulers, now=self._clock.now()
            )
            if is_new and not command.dry_run:
                uow.decks.add(deck)
            tally = await self._take_all(record, to, command, uow)
            if not command.dry_run:
                await uow.commit()
        return ImportReport(
            deck_id=None if is_new and command.dry_run else deck.id,
            deck_name=deck.name,
            course_id=course_id,
            format=record.format,
            dry_run=command.dry_run,
            cards=tally.cards,
            reviews=tally.reviews,
            dropped_media=tally.dropped_media,
            skipped=tally.skipped,
        )

    async def _deck_of(
        self, command: ImportDeckCommand, record: DeckRecord, uow: InterchangeUnitOfWork
    ) -> tuple[Deck, bool]:
        """The deck, and whether it is a new one."""
        if command.deck_id is not None:
            return await uow.decks.get(command.deck_id, learner_id=command.learner_id), False
        deck_id = DeckId(uuid5(command.learner_id, command.key) if command.key else self._ids.new())
        if found := await uow.decks.get_many(frozenset([deck_id]), learner_id=command.learner_id):
            return found[0], False
        deck = Deck.create(
            id=deck_id,
            learner_id=command.learner_id,
            name=command.deck_name or _name_of(record, command.file_name),
            course_id=command.course_id,
            description=record.description or None,
            now=self._clock.now(),
        )
        return deck, True

    async def _course_of(self, command: ImportDeckCommand, deck: Deck) -> CourseId:
        course_id = command.course_id or deck.course_id
        if course_id is None:
            raise Invalid.field("/course_id", "missing", "Say which course these cards belong to.")
        await require_course(self._courses, course_id, learner_id=command.learner_id)
        return course_id

    async def _take_all(
        self, record: DeckRecord, to: Destination, command: ImportDeckCommand, uow: InterchangeUnitOfWork
    ) -> Tally:
        tally = Tally()
        batches = ImportBatches(record.cards, to, tally, most=self._most_cards)
        while (batch := await in_thread(batches.next)) is not None:
            fresh = await batches.without_known(batch, uow)
            if not command.dry_run:
                await _keep(fresh, to, uow)
            if command.on_progress:
                command.on_progress(tally.seen, record.count)
        return tally


def _name_of(record: DeckRecord, file_name: str | None) -> str:
    stem = PurePath(file_name or "").stem
    return (record.name or stem).strip()[:_LONGEST_NAME].strip() or _DEFAULT_NAME


@asynccontextmanager
async def _opened(reader: DeckReader, file: BinaryIO) -> AsyncIterator[DeckRecord]:
    """Unpacking and checking takes a while, so it has a thread of its own."""
    stack = ExitStack()
    record = await in_thread(lambda: stack.enter_context(reader.read(file)))
    with stack:
        yield record


async def _keep(batch: list[ImportedCard], to: Destination, uow: InterchangeUnitOfWork) -> None:
    uow.flashcards.add(*(imported.card for imported in batch))
    if reviews := [review for imported in batch for review in imported.reviews]:
        days = studied_days(review.answer for review in reviews)
        uow.reviews.put(*reviews, event=ReviewsRecorded(occurred_at=to.now, learner_id=to.deck.learner_id, days=days))
    await uow.batches.send()
