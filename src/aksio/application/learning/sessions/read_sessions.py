"""Show study sessions."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.learning.sessions.ports import SessionFilter, SessionsReader
from aksio.application.learning.sessions.showing import shown
from aksio.application.learning.sessions.views import SessionTotals, SessionView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId, StudySessionId


@dataclass(frozen=True, kw_only=True)
class ListSessionsQuery:
    """Whose, which, and which page."""

    learner_id: LearnerId
    chosen: SessionFilter
    page: PageRequest


class ReadSessions:
    """Two statements for a page, however many sessions there are."""

    def __init__(self, reader: SessionsReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    async def one(self, session_id: StudySessionId, *, learner_id: LearnerId) -> SessionView:
        """Raises StudySessionNotFound."""
        session = await self._reader.session(session_id, learner_id=learner_id)
        [view] = await shown([session], self._reader, learner_id=learner_id, now=self._clock.now())
        return view

    async def active(self, learner_id: LearnerId) -> SessionView | None:
        """The one under way, on whatever device it began."""
        session = await self._reader.active(learner_id)
        if session is None:
            return None
        [view] = await shown([session], self._reader, learner_id=learner_id, now=self._clock.now())
        return view

    async def page(self, query: ListSessionsQuery) -> Page[SessionView]:
        """Newest first."""
        found = await self._reader.sessions(query.learner_id, query.chosen, query.page)
        views = await shown(found.items, self._reader, learner_id=query.learner_id, now=self._clock.now())
        return Page(items=views, next_cursor=found.next_cursor)

    async def totals(self, learner_id: LearnerId, *, days: int) -> list[SessionTotals]:
        """Completed sessions that began in the last `days` times 24 hours, by kind."""
        return await self._reader.totals(learner_id, since=self._clock.now() - timedelta(days=days))
