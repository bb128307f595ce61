"""What every storage of study plans promises."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aksio.application.learning.planning.ports import StudyPlansReader, StudyPlanUnitOfWork
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.planning.errors import CalendarNotFound, StudyPlanNotFound
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId
from tests.make.plans import LEARNER, NOW, TODAY, a_plan, a_session, named

NewUnitOfWork = Callable[[], StudyPlanUnitOfWork]
STRANGER = LearnerId(named("stranger"))


async def add(new_uow: NewUnitOfWork, *plans: StudyPlan) -> None:
    """Commit new plans."""
    async with new_uow() as uow:
        for plan in plans:
            uow.study_plans.add(plan)
        await uow.commit()


class StudyPlansContract:
    """Inherited for each storage, with a reader of the same storage as `reader`."""

    async def test_a_plan_comes_back_as_it_was(self, new_uow: NewUnitOfWork, reader: StudyPlansReader) -> None:
        plan = a_plan()
        await add(new_uow, plan)
        async with new_uow() as uow:
            found = await uow.study_plans.get(plan.id, learner_id=LEARNER)
        names = [name for name in plan.__dataclass_fields__ if name != "_events"]
        assert {name: getattr(found, name) for name in names} == {name: getattr(plan, name) for name in names}
        assert await reader.plan(plan.id, learner_id=LEARNER) == StudyPlanView.of(plan)

    async def test_a_change_is_kept_once(self, new_uow: NewUnitOfWork) -> None:
        plan, stale = a_plan(), a_plan()
        await add(new_uow, plan)
        stale.version = plan.version
        plan.pause(now=NOW + timedelta(days=1))
        async with new_uow() as uow:
            uow.study_plans.save(plan)
            await uow.commit()
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                uow.study_plans.save(stale)
                await uow.commit()
        async with new_uow() as uow:
            assert (await uow.study_plans.get(plan.id, learner_id=LEARNER)).status is PlanStatus.PAUSED

    async def test_what_is_anothers_is_not_there(self, new_uow: NewUnitOfWork, reader: StudyPlansReader) -> None:
        plan = a_plan()
        await add(new_uow, plan)
        with pytest.raises(StudyPlanNotFound):
            await reader.plan(plan.id, learner_id=STRANGER)
        async with new_uow() as uow:
            with pytest.raises(StudyPlanNotFound):
                await uow.study_plans.get(plan.id, learner_id=STRANGER)
            assert await uow.study_plans.with_course(CourseId(named("Optics")), learner_id=STRANGER) == []

    async def test_an_entry_leads_to_its_plan(self, new_uow: NewUnitOfWork) -> None:
        plan = a_plan(sessions=(a_session(), session := a_session("other")))
        await add(new_uow, a_plan("empty"), plan)
        async with new_uow() as uow:
            assert await uow.study_plans.with_session(session.id, learner_id=LEARNER) == plan.id
            assert await uow.study_plans.with_session(session.id, learner_id=STRANGER) is None
            assert await uow.study_plans.with_session(a_session("gone").id, learner_id=LEARNER) is None

    async def test_active_plans_of_the_same_learner_take_hours(self, new_uow: NewUnitOfWork) -> None:
        yesterday = TODAY - timedelta(days=1)
        session = a_session("other", minutes=15, done=False, spent_minutes=None)
        await add(
            new_uow,
            mine := a_plan("mine"),
            a_plan("active", sessions=(a_session(), session, a_session("past", date=yesterday))),
            a_plan("paused", status=PlanStatus.PAUSED),
            a_plan("theirs", learner_id=STRANGER),
        )
        async with new_uow() as uow:
            await uow.study_plans.hold(LEARNER)
            taken = await uow.study_plans.taken(LEARNER, besides=mine.id, since=TODAY)
        assert taken == {session.date: 46}

    async def test_lists_come_newest_first_and_in_pages(self, new_uow: NewUnitOfWork, reader: StudyPlansReader) -> None:
        plans = [a_plan(f"Plan {n}", created_at=NOW + timedelta(hours=n)) for n in range(3)]
        await add(new_uow, *plans, a_plan("draft", status=PlanStatus.DRAFT), a_plan("theirs", learner_id=STRANGER))
        first = await reader.plans(LEARNER, PlanStatus.ACTIVE, PageRequest(limit=2))
        rest = await reader.plans(LEARNER, PlanStatus.ACTIVE, PageRequest(limit=2, cursor=first.next_cursor))
        assert [each.title for each in [*first.items, *rest.items]] == ["Plan 2", "Plan 1", "Plan 0"]
        assert rest.next_cursor is None

    async def test_a_secret_opens_one_calendar(self, new_uow: NewUnitOfWork, reader: StudyPlansReader) -> None:
        plan = a_plan()
        await add(new_uow, plan, a_plan("closed", feed_hash=None), a_plan("closed too", feed_hash=None))
        assert (await reader.by_feed("hash of Spring")).id == plan.id
        with pytest.raises(CalendarNotFound):
            await reader.by_feed("hash of nothing")

    async def test_plans_that_wait_for_the_day_come_oldest_first(
        self, new_uow: NewUnitOfWork, reader: StudyPlansReader
    ) -> None:
        old, older = (a_plan(f"{n} days", planned_on=TODAY - timedelta(days=n)) for n in (1, 2))
        await add(new_uow, old, older, a_plan("today"), a_plan("draft", status=PlanStatus.DRAFT, planned_on=None))
        found = await reader.planned_before(TODAY, limit=5)
        assert found == [(each.id, LEARNER, each.planned_on) for each in (older, old)]
        assert await reader.planned_before(TODAY, limit=1) == found[:1]

    async def test_plans_go(self, new_uow: NewUnitOfWork, reader: StudyPlansReader) -> None:
        plan, other, theirs = a_plan(), a_plan("other"), a_plan("theirs", learner_id=STRANGER)
        await add(new_uow, plan, other, theirs)
        async with new_uow() as uow:
            assert set(await uow.study_plans.with_course(CourseId(named("Waves")), learner_id=LEARNER)) == {
                plan.id,
                other.id,
            }
            uow.study_plans.remove(plan)
            await uow.commit()
        assert [each.id for each in (await reader.plans(LEARNER, None, PageRequest())).items] == [other.id]
        async with new_uow() as uow:
            uow.study_plans.forget(LEARNER)
            await uow.commit()
        assert (await reader.plans(LEARNER, None, PageRequest())).items == []
        assert (await reader.plan(theirs.id, learner_id=STRANGER)).id == theirs.id
