"""How many days in a row?"""

from aksio.application.learning.progress.ports import ProgressReader, StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.domain.learning.streak import Streak
from aksio.domain.shared.ids import LearnerId


class GetStreak:
    """As counted when days are entered: what it takes does not grow with the years."""

    def __init__(self, reader: ProgressReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, learner_id: LearnerId) -> Streak:
        calendar = await self._calendars.of(learner_id)
        today = calendar.day_of(self._clock.now())
        counted = await self._reader.days_in_a_row(learner_id)
        return counted.on(today, starts_at=calendar.start_of(today))
