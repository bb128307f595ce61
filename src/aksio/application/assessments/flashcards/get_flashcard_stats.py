"""Count a learner's flashcards, and what was done today."""

from dataclasses import dataclass

from aksio.application.assessments.ports import StudyCalendars
from aksio.application.assessments.reader_ports import CardFilter, StudyReader
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardStats
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetFlashcardStatsQuery:
    """Whose cards, and which of them. What was done today is always counted over all cards."""

    learner_id: LearnerId
    chosen: CardFilter


class GetFlashcardStats:
    """As of today."""

    def __init__(self, reader: StudyReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, query: GetFlashcardStatsQuery) -> FlashcardStats:
        today = Today.at(self._clock.now(), await self._calendars.of(query.learner_id))
        return await self._reader.stats(query.learner_id, query.chosen, today=today)
