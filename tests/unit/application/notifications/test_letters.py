"""Letters come once for each date of the learner's own calendar, and only where there is something to say."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.adapters.memory.notifications import MemoryNotificationsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.notifications.inbox.ports import Recipient
from aksio.application.notifications.letters.announce_letters import AnnounceLetters
from aksio.application.notifications.letters.find_news import FindNews, FindNewsQuery
from aksio.application.notifications.letters.ports import Exam
from aksio.application.notifications.letters.week_ports import (
    ExamOutlook,
    PlannedDays,
    ReadingPace,
    Share,
    StudiedDays,
)
from aksio.application.notifications.letters.weekly_report import WeeklyReport
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.ids import CourseId, LearnerId
from tests.make.clock import FixedClock

ADA = LearnerId(UUID(int=1))
ZONES = ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "America/Asuncion"]
ZONES += ["Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca", "UTC"]
DAY = date(2026, 3, 2)
STEP = timedelta(minutes=10)


class Everybody:
    """See the port Recipients."""

    def __init__(self, *zones: str) -> None:
        self._all = [
            Recipient(id=LearnerId(UUID(int=number)), email="a@b.c", name=None, language="en", zone=zone)
            for number, zone in enumerate(zones, 1)
        ]

    async def of(self, learner_id: LearnerId) -> Recipient | None:
        """See the port."""
        return next((one for one in self._all if one.id == learner_id), None)

    async def after(self, learner_id: LearnerId | None, *, limit: int) -> Sequence[Recipient]:
        """See the port."""
        return [one for one in self._all if learner_id is None or one.id > learner_id][:limit]


BATCH = 3


async def digests(*zones: str, start: datetime, steps: int, hour: int) -> list[LetterDue]:
    """The digests that come of looking every ten minutes."""
    store, clock = MemoryStore(), FixedClock(start)
    async with MemoryUnitOfWork(store) as uow:
        for number in range(1, len(zones) + 1):
            preferences = await uow.notification_preferences.of(LearnerId(UUID(int=number)))
            preferences.move_letters(digest_hour=hour)
            uow.notification_preferences.save(preferences)
        await uow.commit()
    announce = AnnounceLetters(
        MemoryUnitOfWork(store), MemoryNotificationsReader(store), Everybody(*zones), clock, batch=BATCH
    )
    for _ in range(steps):
        await announce()
        clock.go_on(STEP)
    return [one for one in store.outbox if isinstance(one, LetterDue) and one.kind == Kind.DAILY_DIGEST]


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001  so Hypothesis wants it
    hour=st.integers(0, 23),
)
def test_a_digest_comes_once_a_local_day(zone: str, start: datetime, hour: int) -> None:
    found = [one.day for one in asyncio.run(digests(zone, start=start, steps=6 * 24 * 4, hour=hour))]
    local = [(start + STEP * step).astimezone(ZoneInfo(zone)) for step in range(6 * 24 * 4)]
    whole = sorted({one.date() for one in local})[1:-1]
    assert len(found) == len(set(found))
    assert set(whole) <= set(found)


def test_an_hour_that_the_clock_jumps_over_comes_with_the_next_one() -> None:
    before = datetime(2026, 3, 28, 22, tzinfo=UTC)
    (found,) = asyncio.run(digests("Europe/Oslo", start=before, steps=6 * 8, hour=2))
    assert found.day == date(2026, 3, 29)
    assert found.occurred_at.astimezone(ZoneInfo("Europe/Oslo")).hour == 3


def test_an_hour_that_comes_twice_is_one_digest() -> None:
    before = datetime(2026, 10, 24, 23, tzinfo=UTC)
    assert len(asyncio.run(digests("Europe/Oslo", start=before, steps=6 * 5, hour=2))) == 1


def test_nobody_is_left_out_between_batches() -> None:
    zones = ["UTC"] * (BATCH * 2 + 1)
    assert len(asyncio.run(digests(*zones, start=datetime(2026, 3, 2, 7, tzinfo=UTC), steps=2, hour=7))) == len(zones)


class Facts:
    """See the ports StudyFacts and WeeklyFigures."""

    def __init__(self, *, due: int = 0, exams: Sequence[Exam] = (), studied: StudiedDays | None = None) -> None:
        self._due, self._exams = due, exams
        self._studied = studied or StudiedDays(reviews=0, minutes=0, retention=None)

    async def due_cards(self, learner_id: LearnerId) -> int:
        """See the port."""
        return self._due

    async def streak_days(self, learner_id: LearnerId) -> int:
        """See the port."""
        return 5

    async def exams(self, learner_id: LearnerId) -> Sequence[Exam]:
        """See the port."""
        return self._exams

    async def studied(self, learner_id: LearnerId, *, first: date, last: date) -> StudiedDays:
        """See the port."""
        assert (first, last) == (date(2026, 2, 23), date(2026, 3, 1))
        return self._studied

    async def outlooks(self, learner_id: LearnerId) -> Sequence[ExamOutlook]:
        """See the port. The first exam is not told from."""
        score = Share(value=0.6, low=0.4, high=0.75)
        return [ExamOutlook(exam=one, score=score if place else None) for place, one in enumerate(self._exams)]

    async def planned(self, learner_id: LearnerId, *, first: date, last: date) -> PlannedDays:
        """See the port."""
        assert (first, last) == (DAY, date(2026, 3, 8))
        return PlannedDays(sessions=4, minutes=120)

    async def pace(self, learner_id: LearnerId) -> ReadingPace:
        """See the port."""
        return ReadingPace(minutes_per_page=1.52, is_measured=True)


async def news(facts: Facts, kind: Kind) -> list[dict[str, object]]:
    """What there is to tell."""
    found = await FindNews(facts, WeeklyReport(facts))(FindNewsQuery(learner_id=ADA, kind=kind, day=DAY))
    return [dict(one.data) for one in found]


def exam(days: int) -> Exam:
    """In so many days."""
    return Exam(course_id=CourseId(UUID(int=100 + days)), course=f"In {days}", date=DAY + timedelta(days=days))


async def test_nothing_due_is_nothing_to_tell() -> None:
    assert await news(Facts(exams=[exam(7)]), Kind.DAILY_DIGEST) == []
    assert await news(Facts(), Kind.WEEKLY_REPORT) == []


async def test_a_digest_has_the_figures() -> None:
    (found,) = await news(Facts(due=12, exams=[exam(30), exam(2)]), Kind.DAILY_DIGEST)
    assert (found["due"], found["streak"]) == (12, 5)
    assert [one["days"] for one in found["exams"]] == [2, 30]  # type: ignore[attr-defined]


async def test_exams_are_told_of_seven_three_and_one_day_before() -> None:
    found = await news(Facts(exams=[exam(days) for days in range(9)]), Kind.EXAM_REMINDER)
    assert [one["days"] for one in found] == [1, 3, 7]


async def test_a_week_has_its_figures() -> None:
    studied = StudiedDays(reviews=40, minutes=31, retention=Share(value=0.914, low=0.8, high=0.966))
    (found,) = await news(Facts(studied=studied, exams=[exam(2), exam(30)]), Kind.WEEKLY_REPORT)
    soon, later = cast(list[dict[str, object]], found.pop("exams"))
    assert found == {
        "first": "2026-02-23",
        "last": "2026-03-01",
        "reviews": 40,
        "minutes": 31,
        "retention": 91,
        "retention_low": 80,
        "retention_high": 97,
        "streak": 5,
        "planned_sessions": 4,
        "planned_minutes": 120,
        "minutes_per_page": 1.5,
        "reading_is_measured": True,
    }
    assert (soon["days"], soon["score"], soon["score_high"]) == (2, None, None)
    assert (later["days"], later["score"], later["score_low"], later["score_high"]) == (30, 60, 40, 75)
