"""What a session really took is what it took of its day."""

from dataclasses import replace
from datetime import timedelta

from aksio.domain.learning.planning.plan_progress import plan_progress
from tests.make.clock import NOON
from tests.make.plans import TODAY, a_plan, a_session


def test_known_minutes_take_the_place_of_planned_ones() -> None:
    done = a_session("done", date=TODAY, minutes=25, done=True, spent_minutes=40)
    unknown = a_session("unknown", date=TODAY, minutes=10, done=True, spent_minutes=None)
    plan = a_plan(sessions=(done, unknown))
    assert plan.minutes_by_day() == {TODAY: 50}
    found = plan_progress(plan.sessions, today=TODAY)
    assert (found.minutes_done, found.minutes_spent) == (35, 50)


def test_minutes_are_told_once_and_go_when_it_was_not_done_after_all() -> None:
    session = a_session(date=TODAY + timedelta(days=2), moved=False, done=False, spent_minutes=None)
    plan = a_plan(sessions=(session,))
    plan.finish(session.id, done=True, today=TODAY, now=NOON)
    plan.finish(session.id, done=True, today=TODAY, now=NOON, spent_minutes=12)
    plan.finish(session.id, done=True, today=TODAY, now=NOON)
    [found] = plan.sessions
    assert found == replace(session, done=True, date=TODAY, spent_minutes=12)
    plan.finish(session.id, done=False, today=TODAY, now=NOON)
    assert plan.session(session.id).spent_minutes is None
