"""List a learner's decks."""

from dataclasses import dataclass

from aksio.application.assessments.reader_ports import DecksReader
from aksio.application.assessments.views import DeckView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListDecksQuery:
    """Whose decks, of one course or of all, and which page."""

    learner_id: LearnerId
    course_id: CourseId | None
    page: PageRequest


class ListDecks:
    """Newest first."""

    def __init__(self, reader: DecksReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListDecksQuery) -> Page[DeckView]:
        return await self._reader.decks(query.learner_id, query.course_id, query.page)
