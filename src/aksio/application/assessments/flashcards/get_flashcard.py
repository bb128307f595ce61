"""Show one flashcard, as it stands today."""

from dataclasses import dataclass

from aksio.application.assessments.ports import StudyCalendars
from aksio.application.assessments.reader_ports import FlashcardsReader
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetFlashcardQuery:
    """Whose card, and which."""

    flashcard_id: FlashcardId
    learner_id: LearnerId


class GetFlashcard:
    """Raises FlashcardNotFound."""

    def __init__(self, reader: FlashcardsReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, query: GetFlashcardQuery) -> FlashcardView:
        today = Today.at(self._clock.now(), await self._calendars.of(query.learner_id))
        return await self._reader.flashcard(query.flashcard_id, learner_id=query.learner_id, today=today)
