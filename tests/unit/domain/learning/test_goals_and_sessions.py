"""Rules of study sessions and goals."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay
from aksio.domain.learning.goal import Goal, Measure, Period
from aksio.domain.learning.goal_progress import first_day, progress_by_days
from aksio.domain.learning.session_work import session_work
from aksio.domain.learning.study_session import EndedBy, Stretch, StudySession, WrongSessionStatus
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId, GoalId, LearnerId, StudySessionId
from tests.contracts.goals_and_sessions import PLAN
from tests.make.cards import LEARNER, NOW, some_id

MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 3, 2)


def a_session() -> StudySession:
    return StudySession.begin(id=StudySessionId(some_id(1)), learner_id=LEARNER, plan=PLAN, now=NOW)


def an_act(after: timedelta, *, seconds: int | None = None, pages: int = 1) -> Activity:
    at = NOW + after
    return Activity(
        id=ActivityId(some_id(after)),
        learner_id=LEARNER,
        kind=ActivityKind.READING,
        occurred_at=at,
        day=LocalDay.at(at, StudyCalendar(zone="UTC")),
        seconds=seconds,
        pages=pages,
    )


def a_goal(period: Period, *, target: int = 10, due_on: date | None = None, today: date = MONDAY) -> Goal:
    return Goal.set_up(
        id=GoalId(some_id("goal")),
        learner_id=LearnerId(some_id("learner")),
        title="Read",
        period=period,
        measure=Measure.PAGES,
        target=target,
        due_on=due_on,
        today=today,
        now=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def test_time_on_task_begins_when_somebody_sits_down() -> None:
    acts = [an_act(-MINUTE), an_act(2 * MINUTE), an_act(4 * MINUTE), an_act(20 * MINUTE, seconds=90)]
    work = session_work([Stretch(began_at=NOW, ended_at=NOW + 30 * MINUTE)], acts, now=NOW + 60 * MINUTE)
    assert (work.pages, work.seconds) == (3, 120 + 120 + 90)


def test_what_is_done_in_a_pause_does_not_count_for_the_session() -> None:
    stretches = [Stretch(began_at=NOW, ended_at=NOW + MINUTE), Stretch(began_at=NOW + 9 * MINUTE)]
    acts = [an_act(MINUTE), an_act(5 * MINUTE), an_act(10 * MINUTE, seconds=300)]
    work = session_work(stretches, acts, now=NOW + 11 * MINUTE)
    assert (work.pages, work.seconds) == (2, 60 + 60)


@given(st.lists(st.integers(min_value=0, max_value=3_600), max_size=30, unique=True), st.integers(1, 3_600))
def test_time_on_task_is_never_more_than_time(moments: list[int], length: int) -> None:
    acts = [an_act(timedelta(seconds=moment), seconds=moment % 400 or None) for moment in moments]
    stretch = Stretch(began_at=NOW, ended_at=NOW + timedelta(seconds=length))
    work = session_work([stretch], acts, now=NOW + timedelta(hours=2))
    assert 0 <= work.seconds <= length
    undone = [replace(act, undone_at=NOW) for act in acts]
    assert session_work([stretch], undone, now=NOW).acts == 0


def test_a_forgotten_session_ends_with_its_last_act() -> None:
    session = a_session()
    assert not session.close_forgotten(last_act_at=NOW + 20 * MINUTE, now=NOW + 49 * MINUTE)
    assert session.close_forgotten(last_act_at=NOW + 20 * MINUTE, now=NOW + 50 * MINUTE)
    assert (session.ended_at, session.ended_by) == (NOW + 20 * MINUTE, EndedBy.ITSELF)
    assert not session.close_forgotten(last_act_at=None, now=NOW + 90 * MINUTE)


def test_what_does_not_fit_the_status_is_refused() -> None:
    session = a_session()
    with pytest.raises(WrongSessionStatus):
        session.resume(now=NOW)
    session.pause(now=NOW)
    with pytest.raises(WrongSessionStatus):
        session.start(now=NOW)


@given(
    st.sampled_from([Period.DAILY, Period.WEEKLY]),
    st.integers(0, 100),
    st.dictionaries(st.integers(-20, 120), st.integers(0, 30), max_size=40),
)
def test_a_period_has_what_its_days_brought_since_the_goal_was_set(
    period: Period, passed: int, amounts: dict[int, int]
) -> None:
    goal, today = a_goal(period), MONDAY + timedelta(days=passed)
    done = {MONDAY + timedelta(days=number): float(amount) for number, amount in amounts.items()}
    found = progress_by_days(goal, done, today=today)
    periods = (found.present, *found.earlier)
    assert found.present.starts_on <= today <= found.present.ends_on
    for one in periods:
        inside = sum(amount for day, amount in done.items() if one.starts_on <= day <= one.ends_on and day >= MONDAY)
        assert (one.value, one.reached) == (inside, inside >= goal.target)
    assert periods[-1].starts_on <= first_day(goal, today)
    assert 0 <= found.percent <= 100
    assert found.in_a_row <= len(periods)


def test_a_milestone_counts_from_its_first_to_its_last_day() -> None:
    goal = a_goal(Period.MILESTONE, due_on=MONDAY + timedelta(days=9))
    done = {MONDAY - timedelta(days=1): 5.0, MONDAY: 4.0, MONDAY + timedelta(days=10): 9.0}
    found = progress_by_days(goal, done, today=MONDAY + timedelta(days=6))
    assert (found.present.value, found.remaining, found.days_left, found.needed_a_day) == (4, 6, 4, 1.5)
