"""List a learner's flashcards."""

from dataclasses import dataclass

from aksio.application.assessments.ports import StudyCalendars
from aksio.application.assessments.reader_ports import CardFilter, FlashcardsReader
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListFlashcardsQuery:
    """Whose cards, which of them, and which page."""

    learner_id: LearnerId
    chosen: CardFilter
    page: PageRequest


class ListFlashcards:
    """Newest first."""

    def __init__(self, reader: FlashcardsReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, query: ListFlashcardsQuery) -> Page[FlashcardView]:
        today = Today.at(self._clock.now(), await self._calendars.of(query.learner_id))
        return await self._reader.flashcards(query.learner_id, query.chosen, query.page, today=today)
