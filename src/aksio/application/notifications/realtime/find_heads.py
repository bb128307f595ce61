"""How far the messages of many learners have come: notices what an announcement failed to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from aksio.application.notifications.realtime.ports import RealtimeReader
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class FindHeadsQuery:
    """Everybody who has a page open on this process."""

    learner_ids: frozenset[LearnerId]


class FindHeads:
    """One question for all of them. Who never opened a page is left out."""

    def __init__(self, reader: RealtimeReader) -> None:
        self._reader = reader

    async def __call__(self, query: FindHeadsQuery) -> Mapping[LearnerId, int]:
        return await self._reader.heads(query.learner_ids) if query.learner_ids else {}
