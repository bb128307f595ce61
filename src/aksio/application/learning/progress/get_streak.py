"""How many days in a row?"""

from aksio.application.learning.progress.ports import ProgressReader, StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.domain.learning.streak import Streak, streak
from aksio.domain.shared.ids import LearnerId


class GetStreak:
    """Computed from all active days, each time."""

    def __init__(self, reader: ProgressReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, learner_id: LearnerId) -> Streak:
        calendar = await self._calendars.of(learner_id)
        today = calendar.day_of(self._clock.now())
        days = await self._reader.active_days(learner_id)
        return streak(days, today=today, today_starts_at=calendar.start_of(today))
