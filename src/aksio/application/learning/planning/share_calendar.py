"""A plan's days as a calendar, for whoever has the secret link."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.learning.planning.ports import FeedSecrets, StudyPlansReader, StudyPlanUnitOfWork
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.learning.progress.ports import StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.learning.planning.timetable import TimedSession, timetable
from aksio.domain.shared.ids import LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class ShareCalendarCommand:
    """Which plan."""

    plan_id: StudyPlanId
    learner_id: LearnerId


class ShareCalendar:
    """Makes a new secret link and returns its secret, this once. An earlier link ends. Raises StudyPlanNotFound."""

    def __init__(self, uow: StudyPlanUnitOfWork, secrets: FeedSecrets, clock: Clock) -> None:
        self._uow = uow
        self._secrets = secrets
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: ShareCalendarCommand) -> str:
        secret = self._secrets.new()
        async with self._uow as uow:
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.share(self._secrets.hash_of(secret), now=self._clock.now())
            uow.study_plans.save(plan)
            await uow.commit()
        return secret


class CloseCalendar:
    """The link ends. Twice is once. Raises StudyPlanNotFound."""

    def __init__(self, uow: StudyPlanUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: ShareCalendarCommand) -> None:
        async with self._uow as uow:
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            plan.share(None, now=self._clock.now())
            uow.study_plans.save(plan)
            await uow.commit()


@dataclass(frozen=True, kw_only=True)
class CalendarView:
    """A plan's title and its sessions with their instants."""

    title: str
    updated_at: datetime
    sessions: tuple[TimedSession, ...]


class ReadCalendar:
    """By its secret. Raises CalendarNotFound for one that opens nothing (any more)."""

    def __init__(self, reader: StudyPlansReader, secrets: FeedSecrets, calendars: StudyCalendars) -> None:
        self._reader = reader
        self._secrets = secrets
        self._calendars = calendars

    async def __call__(self, secret: str) -> CalendarView:
        return await _timed(await self._reader.by_feed(self._secrets.hash_of(secret)), self._calendars)


class ReadOwnCalendar:
    """As its learner. Raises StudyPlanNotFound."""

    def __init__(self, reader: StudyPlansReader, calendars: StudyCalendars) -> None:
        self._reader = reader
        self._calendars = calendars

    async def __call__(self, query: ShareCalendarCommand) -> CalendarView:
        return await _timed(await self._reader.plan(query.plan_id, learner_id=query.learner_id), self._calendars)


async def _timed(plan: StudyPlanView, calendars: StudyCalendars) -> CalendarView:
    calendar = await calendars.of(plan.learner_id)
    timed = timetable(plan.sessions, study_from=plan.study_from, zone=calendar.zone)
    return CalendarView(title=plan.title, updated_at=plan.updated_at, sessions=tuple(timed))
