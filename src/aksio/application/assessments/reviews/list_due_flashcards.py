"""What is there to study today?"""

from dataclasses import dataclass

from aksio.application.assessments.ports import LimitsOfLearners, StudyCalendars
from aksio.application.assessments.reader_ports import CardFilter, StudyReader
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DueQueue
from aksio.application.shared.page import PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListDueFlashcardsQuery:
    """Whose queue, of which cards, and which page."""

    learner_id: LearnerId
    chosen: CardFilter
    page: PageRequest


class ListDueFlashcards:
    """The queue within the learner's daily limits."""

    def __init__(self, reader: StudyReader, calendars: StudyCalendars, limits: LimitsOfLearners, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._limits = limits
        self._clock = clock

    async def __call__(self, query: ListDueFlashcardsQuery) -> DueQueue:
        today = Today.at(self._clock.now(), await self._calendars.of(query.learner_id))
        limits = await self._limits.of(query.learner_id)
        return await self._reader.due(query.learner_id, query.chosen, query.page, today=today, limits=limits)
