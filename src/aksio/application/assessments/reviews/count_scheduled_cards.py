"""What a learner's cards will ask for, counted. Plans and forecasts are made of this."""

from dataclasses import dataclass
from datetime import date, timedelta

from aksio.application.assessments.ports import LimitsOfLearners, StudyCalendars
from aksio.application.assessments.reader_ports import ScheduledCards, StudyReader
from aksio.application.assessments.reviews.today import Today
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CountScheduledCardsQuery:
    """Whose cards, and how many days from today on."""

    learner_id: LearnerId
    days: int


@dataclass(frozen=True, kw_only=True)
class ScheduledCardsView:
    """The counts, the learner's study day, and their daily limits."""

    today: date
    cards: ScheduledCards
    limits: DailyLimits


class CountScheduledCards:
    """As of today."""

    def __init__(self, reader: StudyReader, calendars: StudyCalendars, limits: LimitsOfLearners, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._limits = limits
        self._clock = clock

    async def __call__(self, query: CountScheduledCardsQuery) -> ScheduledCardsView:
        today = Today.at(self._clock.now(), await self._calendars.of(query.learner_id))
        until = today.day + timedelta(days=query.days - 1)
        cards = await self._reader.scheduled(query.learner_id, today=today, until=until)
        return ScheduledCardsView(today=today.day, cards=cards, limits=await self._limits.of(query.learner_id))
