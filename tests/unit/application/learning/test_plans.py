"""The use cases about study plans on memory storage, with days that pass."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.study_plans import MemoryStudyPlansReader
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.learning.planning.adapt_plans import AdaptPlans
from aksio.application.learning.planning.draw_up_plan import DrawUpPlan, DrawUpPlanCommand
from aksio.application.learning.planning.move_session import MoveSession, MoveSessionCommand
from aksio.application.learning.planning.plan_anew import PlanAnew, PlanAnewCommand
from aksio.application.learning.planning.ports import CourseCards, CourseDocument, CourseOutline
from aksio.application.learning.planning.studying import FindStudying
from aksio.application.learning.planning.views import StudyPlanView
from aksio.domain.learning.planning.events import SessionMoved, StudyPlanActivated, StudyPlanGenerated
from aksio.domain.learning.planning.material import PlannedQuiz
from aksio.domain.learning.planning.reading_speed import ReadingRecord, Sitting
from aksio.domain.learning.planning.session import SessionKind
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId
from tests.make.clock import FixedClock
from tests.make.plans import LEARNER, TODAY, named

OPTICS = CourseId(named("Optics"))
DAY = timedelta(days=1)


class Desk:
    """Answers every question of the planner: one course of 200 pages with an exam in 30 days."""

    def __init__(self) -> None:
        self.record = ReadingRecord()
        self.zone = "UTC"
        self.store = MemoryStore()
        self.clock = FixedClock()
        reader, uow = MemoryStudyPlansReader(self.store), MemoryUnitOfWork(self.store)
        self.reader = reader
        studying = FindStudying(
            outlines=self, cards=Cards(), quizzes=Quizzes(), readings=self, calendars=Calendars(self), clock=self.clock
        )
        self.draw_up = DrawUpPlan(uow, studying, self.clock, RandomIds())
        self.plan_anew = PlanAnew(uow, reader, studying, self.clock)
        self.move = MoveSession(uow, reader, studying, self.clock)
        self.adapt_plans = AdaptPlans(reader, self.plan_anew, Calendars(self), self.clock)

    async def of(self, course_ids: Collection[CourseId], *, learner_id: LearnerId) -> list[CourseOutline]:
        book = CourseDocument(id=DocumentId(named("book")), name="Book", pages=200)
        return [CourseOutline(id=OPTICS, name="Optics", exam_date=TODAY + 30 * DAY, documents=(book,))]

    async def reading(self, learner_id: LearnerId) -> ReadingRecord:
        return self.record

    async def drawn_up(self, *, active: bool = True) -> StudyPlanView:
        particulars = {"title": "Spring", "course_ids": (OPTICS,)}
        view = await self.draw_up(DrawUpPlanCommand(learner_id=LEARNER, particulars=particulars))  # type: ignore[arg-type]
        if not active:
            return view
        return await self.plan_anew(PlanAnewCommand(plan_id=view.id, learner_id=LEARNER, activate=True))


class Cards:
    async def of(self, learner_id: LearnerId) -> dict[CourseId, CourseCards]:
        return {}

    async def new_a_day(self, learner_id: LearnerId) -> int:
        return 20


class Quizzes:
    async def of(
        self, course_ids: Collection[CourseId], *, learner_id: LearnerId
    ) -> dict[CourseId, tuple[PlannedQuiz, ...]]:
        return {}


class Calendars:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        return StudyCalendar(zone=self._desk.zone)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def pages(view: StudyPlanView, since: date) -> int:
    coming = [each for each in view.sessions if each.date >= since and each.kind is SessionKind.READ]
    return sum((each.end_page or 0) - (each.start_page or 0) + 1 for each in coming)


async def test_missed_days_are_made_good_and_stay_as_they_were(desk: Desk) -> None:
    before = await desk.drawn_up()
    desk.clock.go_on(5 * DAY)
    await desk.adapt_plans()
    after = await desk.reader.plan(before.id, learner_id=LEARNER)
    today = TODAY + 5 * DAY
    assert [each for each in after.sessions if each.date < today] == [
        each for each in before.sessions if each.date < today
    ]
    assert pages(after, today) == 200
    await desk.adapt_plans()
    assert await desk.reader.plan(before.id, learner_id=LEARNER) == after


async def test_what_was_read_is_not_planned_again(desk: Desk) -> None:
    view = await desk.drawn_up()
    desk.record = ReadingRecord(pages={named("book"): 50})
    again = await desk.plan_anew(PlanAnewCommand(plan_id=view.id, learner_id=LEARNER))
    assert pages(again, TODAY) == 150


async def test_what_was_done_is_not_planned_again_either(desk: Desk) -> None:
    view = await desk.drawn_up()
    first = next(each for each in view.sessions if each.kind is SessionKind.READ)
    command = MoveSessionCommand(plan_id=view.id, session_id=first.id, learner_id=LEARNER, done=True)
    after = await desk.move(command)
    assert pages(after, TODAY) == 200
    desk.clock.go_on(DAY)
    later = await desk.plan_anew(PlanAnewCommand(plan_id=view.id, learner_id=LEARNER))
    assert pages(later, TODAY + DAY) == 200 - (first.end_page or 0)


async def test_a_slow_reader_gets_more_minutes(desk: Desk) -> None:
    usual = await desk.drawn_up(active=False)
    desk.record = ReadingRecord(sittings=[Sitting(pages=10, seconds=10 * 240)] * 3)
    slow = await desk.drawn_up(active=False)
    assert sum(each.minutes for each in slow.sessions) == 2 * sum(each.minutes for each in usual.sessions)


async def test_the_day_begins_where_the_learner_is(desk: Desk) -> None:
    view = await desk.drawn_up()
    desk.clock.go_on(timedelta(hours=14))
    await desk.adapt_plans()
    assert (await desk.reader.plan(view.id, learner_id=LEARNER)).planned_on == TODAY
    desk.zone = "Asia/Tokyo"
    await desk.adapt_plans()
    assert (await desk.reader.plan(view.id, learner_id=LEARNER)).planned_on == TODAY + DAY


async def test_others_are_told(desk: Desk) -> None:
    view = await desk.drawn_up()
    moved = MoveSessionCommand(plan_id=view.id, session_id=view.sessions[0].id, learner_id=LEARNER, to=TODAY + 3 * DAY)
    await desk.move(moved)
    kinds = [type(event) for event in desk.store.outbox]
    assert kinds == [StudyPlanGenerated, StudyPlanActivated, SessionMoved, StudyPlanGenerated]
