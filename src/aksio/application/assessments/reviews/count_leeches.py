"""How many cards are forgotten again and again?"""

from dataclasses import dataclass

from aksio.application.assessments.reader_ports import ReviewFactsReader
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CountLeechesQuery:
    """Whose."""

    learner_id: LearnerId


class CountLeeches:
    """Suspended cards are left out."""

    def __init__(self, reader: ReviewFactsReader) -> None:
        self._reader = reader

    async def __call__(self, query: CountLeechesQuery) -> int:
        return await self._reader.leeches(query.learner_id)
