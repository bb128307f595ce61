"""The weekly report comes once in every calendar week, at the learner's own hour, though workers be away for hours."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.adapters.memory.notifications import MemoryNotificationsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.notifications.letters.announce_letters import AnnounceLetters
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import Weekday, calendar_week
from tests.make.clock import FixedClock
from tests.unit.application.notifications.test_letters import ADA, ZONES, Everybody

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
WEEKS = 4


class World:
    """One learner, in a zone."""

    def __init__(self, zone: str, start: datetime = MONDAY) -> None:
        self.store, self.clock = MemoryStore(), FixedClock(start)
        reader = MemoryNotificationsReader(self.store)
        self.look = AnnounceLetters(MemoryUnitOfWork(self.store), reader, Everybody(zone), self.clock)

    async def choose(self, weekday: Weekday, hour: int, *, wanted: bool = True) -> None:
        """Theirs."""
        async with MemoryUnitOfWork(self.store) as uow:
            preferences = await uow.notification_preferences.of(ADA)
            preferences.move_letters(report_weekday=weekday, report_hour=hour)
            preferences.choose({Kind.WEEKLY_REPORT: dict.fromkeys(Channel, wanted)})
            uow.notification_preferences.save(preferences)
            await uow.commit()

    async def goes_on(self, steps: list[timedelta]) -> None:
        """Somebody looks after each."""
        for step in steps:
            self.clock.go_on(step)
            await self.look()

    @property
    def reports(self) -> list[LetterDue]:
        """In the order they became due."""
        return [one for one in self.store.outbox if isinstance(one, LetterDue) and one.kind == Kind.WEEKLY_REPORT]


async def reports(zone: str, weekday: Weekday, hour: int, start: datetime, steps: list[timedelta]) -> list[LetterDue]:
    """Those of some weeks."""
    world = World(zone, start)
    await world.choose(weekday, hour)
    await world.goes_on(steps)
    return world.reports


@settings(max_examples=30, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    weekday=st.sampled_from(Weekday),
    hour=st.integers(0, 23),
    start=st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001  so Hypothesis wants it
    steps=st.lists(st.integers(10, 22 * 60).map(lambda minutes: timedelta(minutes=minutes)), min_size=60),
)
def test_it_comes_once_in_a_week_on_its_day_not_before_its_hour(
    zone: str, weekday: Weekday, hour: int, start: datetime, steps: list[timedelta]
) -> None:
    found = asyncio.run(reports(zone, weekday, hour, start, steps))
    weeks = [calendar_week(one.day) for one in found]
    assert len(weeks) == len(set(weeks))
    assert all(later.day - earlier.day == timedelta(days=7) for earlier, later in pairwise(found))
    for one in found:
        local = one.occurred_at.astimezone(ZoneInfo(zone))
        assert Weekday.of(one.day) is weekday
        assert (one.day, hour) <= (local.date(), local.hour) < (one.day + timedelta(days=1), hour)
    whole_weeks = (sum(steps, timedelta()) - timedelta(days=8)) // timedelta(days=7)
    assert len(found) >= whole_weeks


async def test_another_weekday_brings_no_second_report_in_a_week() -> None:
    world = World("Europe/Oslo")
    await world.choose(Weekday.MON, 7)
    for weekday in Weekday:
        await world.choose(weekday, 7)
        await world.goes_on([timedelta(hours=12)] * 2)
    assert [one.day for one in world.reports] == [date(2026, 3, 2)]


async def test_who_wants_none_gets_none() -> None:
    world = World("UTC")
    await world.choose(Weekday.TUE, 9, wanted=False)
    await world.goes_on([timedelta(hours=6)] * 4 * 7)
    assert world.reports == []
