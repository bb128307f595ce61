"""What every storage of study sessions and goals promises."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

import pytest

from aksio.application.learning.goals.ports import GoalsUnitOfWork
from aksio.application.learning.sessions.ports import SessionsUnitOfWork
from aksio.domain.learning.goal import Goal, GoalNotFound, Measure, Period
from aksio.domain.learning.study_session import (
    AnotherSessionOpen,
    Ratings,
    SessionKind,
    SessionPlan,
    StudySession,
    StudySessionNotFound,
)
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import GoalId, LearnerId, StudySessionId
from tests.make.cards import COURSE, LEARNER, NOW, some_id

STRANGER = LearnerId(some_id("stranger"))
PLAN = SessionPlan(
    kind=SessionKind.READ,
    title="Light",
    course_id=COURSE,
    planned_minutes=25,
    planned_session_id=some_id("planned"),
)


class GoalsAndSessionsUnitOfWork(SessionsUnitOfWork, GoalsUnitOfWork, Protocol):
    """Both at once."""


NewUnitOfWork = Callable[[], GoalsAndSessionsUnitOfWork]


def a_session(name: object = "session", *, learner_id: LearnerId = LEARNER) -> StudySession:
    """A session under way."""
    return StudySession.begin(id=StudySessionId(some_id(name)), learner_id=learner_id, plan=PLAN, now=NOW)


def a_goal(name: object = "goal", *, learner_id: LearnerId = LEARNER) -> Goal:
    """A goal that says something in every field."""
    return Goal.set_up(
        id=GoalId(some_id(name)),
        learner_id=learner_id,
        title="Pass",
        period=Period.EXAM,
        measure=Measure.MASTERY,
        target=80,
        course_id=COURSE,
        due_on=date(2026, 6, 1),
        today=NOW.date(),
        now=NOW,
    )


def fields_of(thing: StudySession | Goal) -> dict[str, object]:
    """All that is to come back."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__ if name != "_events"}


class GoalsAndSessionsContract:
    """Subclassed by the tests of each storage."""

    async def add(self, new_uow: NewUnitOfWork, *things: StudySession | Goal) -> None:
        async with new_uow() as uow:
            for thing in things:
                if isinstance(thing, Goal):
                    uow.goals.add(thing)
                else:
                    uow.study_sessions.add(thing)
            await uow.commit()

    async def test_a_session_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        session = a_session()
        await self.add(new_uow, session)
        async with new_uow() as uow:
            session.pause(now=NOW + timedelta(minutes=5))
            session.resume(now=NOW + timedelta(minutes=7))
            ratings = Ratings(focus=4, difficulty=2, note="Bright.")
            session.complete(ratings=ratings, now=NOW + timedelta(minutes=9))
            uow.study_sessions.save(session)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.study_sessions.get(session.id, learner_id=LEARNER)
        assert fields_of(found) == fields_of(session)

    async def test_one_session_is_open_at_a_time(self, new_uow: NewUnitOfWork) -> None:
        await self.add(new_uow, a_session("mine"), a_session("theirs", learner_id=STRANGER))
        with pytest.raises(AnotherSessionOpen):
            await self.add(new_uow, a_session("second"))
        async with new_uow() as uow:
            found = await uow.study_sessions.open_one(LEARNER)
        assert found is not None
        assert found.id == a_session("mine").id

    async def test_sessions_and_goals_of_others_are_not_there(self, new_uow: NewUnitOfWork) -> None:
        await self.add(new_uow, a_session(), a_goal())
        async with new_uow() as uow:
            with pytest.raises(StudySessionNotFound):
                await uow.study_sessions.get(a_session().id, learner_id=STRANGER)
            with pytest.raises(GoalNotFound):
                await uow.goals.get(a_goal().id, learner_id=STRANGER)

    async def test_a_goal_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        goal = a_goal()
        await self.add(new_uow, goal)
        async with new_uow() as uow:
            goal.complete(90, now=NOW + timedelta(days=1))
            uow.goals.save(goal)
            await uow.commit()
        async with new_uow() as uow:
            assert fields_of(await uow.goals.get(goal.id, learner_id=LEARNER)) == fields_of(goal)

    async def test_a_lost_race_is_told(self, new_uow: NewUnitOfWork) -> None:
        await self.add(new_uow, a_goal())
        async with new_uow() as uow:
            seen = await uow.goals.get(a_goal().id, learner_id=LEARNER)
        for expected in (None, Conflict):
            async with new_uow() as uow:
                seen.version = 1
                uow.goals.save(seen)
                if expected is None:
                    await uow.commit()
                else:
                    with pytest.raises(expected):
                        await uow.commit()

    async def test_what_is_forgotten_is_gone_and_of_nobody_else(self, new_uow: NewUnitOfWork) -> None:
        await self.add(new_uow, a_session(), a_goal(), a_session("s", learner_id=STRANGER))
        await self.add(new_uow, a_goal("g", learner_id=STRANGER))
        async with new_uow() as uow:
            uow.study_sessions.forget(LEARNER)
            uow.goals.forget(LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.study_sessions.open_one(LEARNER) is None
            assert await uow.study_sessions.open_one(STRANGER) is not None
            assert (await uow.goals.get(a_goal("g").id, learner_id=STRANGER)).title == "Pass"
            with pytest.raises(GoalNotFound):
                await uow.goals.get(a_goal().id, learner_id=LEARNER)
