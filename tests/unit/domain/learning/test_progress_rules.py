"""Streaks, tracing, retention, time on task, and forecasts that are as sure as they say."""

import math
import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.bridges.card_groups import AssessmentsRules
from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall
from aksio.domain.learning.mastery import TRACING, Evidence, Mastery, mastery
from aksio.domain.learning.retention import retention, wilson
from aksio.domain.learning.simulation import Assumptions, bands
from aksio.domain.learning.standing import CardGroup, Standing
from aksio.domain.learning.streak import ActiveDay, days_in_a_row
from aksio.domain.learning.study_record import study_record
from aksio.domain.learning.time_on_task import seconds_of_each
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId
from tests.make.cards import LEARNER, some_id

ZONES = ["UTC", "Europe/Oslo", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kolkata"]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def active(day: date, zone: str) -> ActiveDay:
    calendar = StudyCalendar(zone=zone)
    return ActiveDay(date=day, starts_at=calendar.start_of(day), ends_at=calendar.start_of(day + timedelta(days=1)))


def streak_of(days: list[ActiveDay], *, later: int = 0) -> int:
    today = days[-1].date + timedelta(days=later)
    starts_at = days[-1].ends_at + timedelta(days=later - 1)
    return days_in_a_row(days).on(today, starts_at=starts_at).current_days


@given(st.sampled_from(ZONES), st.dates(date(2011, 1, 1), date(2030, 1, 1)))
def test_sixty_days_in_a_row_are_sixty_in_every_zone(zone: str, first: date) -> None:
    days = [active(first + timedelta(days=number), zone) for number in range(60)]
    assert streak_of(days) == streak_of(days, later=1) == 60


@pytest.mark.parametrize("first", [date(2026, 2, 20), date(2026, 9, 15)], ids=["spring", "autumn"])
def test_clock_changes_lose_no_day_in_any_zone_there_is(first: date) -> None:
    """An act each evening at eight by the wall clock; both halves of the globe change theirs within these 60 days."""
    known, changed = set(), 0
    for zone in sorted(available_timezones()):
        calendar = StudyCalendar(zone=zone)
        evenings = [datetime.combine(first + timedelta(days=n), time(20), ZoneInfo(zone)) for n in range(60)]
        clock = tuple(evening.utcoffset() for evening in evenings)
        if clock in known:
            continue
        known.add(clock)
        days = [active(calendar.day_of(evening), zone) for evening in evenings]
        assert streak_of(days) == streak_of(days, later=1) == 60, zone
        changed += evenings[0].utcoffset() != evenings[-1].utcoffset()
    assert len(known) > 40
    assert changed > 5


def test_a_date_that_never_was_in_samoa_is_not_missed() -> None:
    days = [active(date(2011, 12, 1) + timedelta(days=number), "Pacific/Apia") for number in range(40) if number != 29]
    assert streak_of(days) == 39


def test_a_flight_around_the_world_loses_no_day() -> None:
    """Westwards, two zones a day, an act every 24 hours: over the date line one date is skipped."""
    zones = [f"Etc/GMT{number:+d}" for number in range(13)] + [f"Etc/GMT-{number}" for number in range(11, -1, -1)]
    days: dict[date, ActiveDay] = {}
    for number in range(60):
        calendar = StudyCalendar(zone=zones[min(number, len(zones) - 1)])
        day = calendar.day_of(NOON + timedelta(days=number))
        days.setdefault(day, active(day, calendar.zone))
    assert streak_of(sorted(days.values(), key=lambda one: one.date)) == len(days) >= 59


def test_a_freeze_is_earned_in_seven_days_and_covers_one_missed_day() -> None:
    days = [active(date(2026, 3, 1) + timedelta(days=number), "UTC") for number in (0, 1, 2, 3, 4, 5, 6, 8)]
    found = days_in_a_row(days).on(days[-1].date, starts_at=days[-1].starts_at)
    assert (found.current_days, found.freezes.used_on, found.freezes.held) == (8, (date(2026, 3, 8),), 0)
    assert streak_of([*days[:3], days[4]]) == 1


DATES = st.dates(date(2026, 3, 1), date(2026, 4, 20))


@given(st.sets(DATES), st.lists(st.tuples(DATES, st.booleans(), st.sampled_from(ZONES)), max_size=6))
def test_counting_on_is_counting_anew(studied: set[date], changes: list[tuple[date, bool, str]]) -> None:
    days = {day: active(day, "UTC") for day in studied}
    changed = {day: active(day, zone) if present else None for day, present, zone in changes}
    now = [day for day in (days | changed).values() if day is not None]
    on = days_in_a_row(days.values()).with_changed(changed)
    assert on in (None, days_in_a_row(now))
    if not studied or all(day > max(studied) for day in changed):
        assert on is not None


def test_tracing_gives_the_worked_values() -> None:
    known, found = 0.3, []
    for correct in (True, True, False, True):
        known = TRACING.after(known, correct=correct)
        found.append(round(known, 4))
    assert found == [0.6927, 0.9192, 0.6285, 0.8955]


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans(), st.booleans()), max_size=40), st.randoms())
def test_mastery_does_not_depend_on_the_order_of_arrival(
    told: list[tuple[int, bool, bool]], luck: random.Random
) -> None:
    evidence = [
        Evidence(
            activity_id=ActivityId(some_id(number)),
            occurred_at=NOON + timedelta(minutes=minute),
            correct=correct,
            retention=contested,
            contested_at=NOON if contested else None,
        )
        for number, (minute, correct, contested) in enumerate(told)
    ]
    in_order = Mastery()
    for one in sorted(evidence, key=lambda one: one.place):
        assert in_order.comes_last(one)
        in_order = in_order.after(one)
    assert mastery(luck.sample(evidence, len(evidence))) == in_order
    assert 0 < in_order.known <= 1


def test_wilson_gives_the_worked_values() -> None:
    found = wilson(8, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.49, 0.943)
    assert retention(0, 0).value is None


@given(st.integers(1, 10**6), st.data())
def test_an_interval_holds_its_share(total: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, total))
    found = wilson(passed, total)
    assert 0 <= found.low <= passed / total + 1e-12
    assert passed / total - 1e-12 <= found.high <= 1


def an_act(second: int, seconds: int | None = None, kind: ActivityKind = ActivityKind.REVIEW) -> Activity:
    at = NOON + timedelta(seconds=second)
    return Activity(
        id=ActivityId(some_id((second, seconds, kind))),
        learner_id=LEARNER,
        kind=kind,
        occurred_at=at,
        day=LocalDay.at(at, StudyCalendar()),
        seconds=seconds,
        recall=Recall(correct=1.0, interval_days=30, expected=0.9),
    )


def test_time_on_task_is_the_sum_of_short_gaps() -> None:
    reading = ActivityKind.READING
    acts = [an_act(0), an_act(10), an_act(80), an_act(90, 3), an_act(400, kind=reading), an_act(690, kind=reading)]
    assert [seconds for _, seconds in seconds_of_each(acts)] == [0, 10, 0, 3, 0, 290]


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.none() | st.integers(0, 9000)), min_size=1, max_size=30, unique=True)
)
def test_no_minute_counts_twice(told: list[tuple[int, int | None]]) -> None:
    acts = [an_act(second, seconds) for second, seconds in told]
    first, last = min(one.occurred_at for one in acts), max(one.occurred_at for one in acts)
    assert sum(seconds for _, seconds in seconds_of_each(acts)) <= (last - first).total_seconds() + 60
    assert study_record(acts) == study_record(reversed(acts))


@pytest.mark.parametrize("cards", [600])
def test_forecasts_are_as_sure_as_they_say(cards: int) -> None:
    """Learners answer card by card with a chance of their own; their days fall in the band four times in five."""
    luck, inside, days = random.Random(7), 0, 0
    today, learners, span = date(2026, 1, 1), 24, 30
    for seed in range(learners):
        groups = [
            CardGroup(
                due_on=today + timedelta(days=luck.randrange(14)),
                standing=Standing(2, luck.randrange(6, 30), 250),
                cards=1,
            )
            for _ in range(cards)
        ]
        chance = luck.betavariate(9 + 160, 1 + 40)
        found = bands(
            groups,
            today=today,
            days=span,
            seed=seed,
            runs=60,
            rules=AssessmentsRules(FsrsMemoryModel()),
            assumptions=Assumptions(new_today=0, new_a_day=0, passed=160, recalled=200),
        )
        truth = played(groups, today, span, chance, luck)
        for number in range(3, span):
            inside += found[number].p10 <= truth[number] <= found[number].p90
            days += 1
    assert abs(inside / days - 0.8) <= 0.05, inside / days


def played(groups: list[CardGroup], today: date, span: int, chance: float, luck: random.Random) -> list[int]:
    """One learner, each card for itself."""
    counts = [0] * span
    for group in groups:
        assert group.due_on is not None
        day, (done, interval, ease, *_) = (group.due_on - today).days, group.standing
        while day < span:
            counts[day] += 1
            if luck.random() < chance:
                interval = 1 if done == 0 else 6 if done == 1 else math.ceil(interval * ease / 100)
                done += 1
            else:
                done, interval = 0, 1
            day += interval
    return counts
