"""Where a learner's cards stand, counted: forecasts are played from this."""

from dataclasses import dataclass

from aksio.application.assessments.reader_ports import CardsAlike, ReviewFactsReader
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CountCardsAlikeQuery:
    """Whose cards; of one course only, if that is said."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class CountCardsAlike:
    """Suspended cards are left out."""

    def __init__(self, reader: ReviewFactsReader) -> None:
        self._reader = reader

    async def __call__(self, query: CountCardsAlikeQuery) -> list[CardsAlike]:
        return await self._reader.card_states(query.learner_id, course_id=query.course_id)
