"""What there is to study in some courses, put together from all who know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aksio.application.learning.planning.ports import (
    CardsByCourse,
    CourseCards,
    CourseOutline,
    CourseOutlines,
    QuizzesByCourse,
    ReadingRecords,
    StudyPlanUnitOfWork,
)
from aksio.application.learning.progress.ports import StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.material import CourseMaterial, Pages, PlannedQuiz
from aksio.domain.learning.planning.planner import PlanningInput, plan
from aksio.domain.learning.planning.reading_speed import ReadingRecord
from aksio.domain.learning.planning.study_plan import MIDDLE_PRIORITY, StudyPlan
from aksio.domain.shared.ids import CourseId, LearnerId

_NO_CARDS = CourseCards(due={}, new=0)


@dataclass(frozen=True, kw_only=True)
class Studying:
    """All the material, as of the learner's study day."""

    today: date
    courses: tuple[CourseMaterial, ...]
    last_exam: date | None
    record: ReadingRecord
    new_a_day: int


class FindStudying:
    """Asks each port once, however many courses there are, and before any transaction begins."""

    def __init__(
        self,
        *,
        outlines: CourseOutlines,
        cards: CardsByCourse,
        quizzes: QuizzesByCourse,
        readings: ReadingRecords,
        calendars: StudyCalendars,
        clock: Clock,
    ) -> None:
        self._outlines = outlines
        self._cards = cards
        self._quizzes = quizzes
        self._readings = readings
        self._calendars = calendars
        self._clock = clock

    async def today(self, learner_id: LearnerId) -> date:
        """The learner's study day."""
        return (await self._calendars.of(learner_id)).day_of(self._clock.now())

    async def of(self, learner_id: LearnerId, course_ids: Sequence[CourseId]) -> Studying:
        """The courses in the order of their ids, so that the same plan comes out of the same material."""
        today = await self.today(learner_id)
        outlines = await self._outlines.of(course_ids, learner_id=learner_id)
        cards = await self._cards.of(learner_id)
        quizzes = await self._quizzes.of(course_ids, learner_id=learner_id)
        record = await self._readings.reading(learner_id)
        ends = [each.exam_date - timedelta(days=1) for each in outlines if each.exam_date and each.exam_date > today]
        courses = (
            _material(each, cards.get(each.id, _NO_CARDS), quizzes.get(each.id, ()), record, today)
            for each in sorted(outlines, key=lambda each: each.id)
        )
        return Studying(
            today=today,
            courses=tuple(courses),
            last_exam=max(ends, default=None),
            record=record,
            new_a_day=await self._cards.new_a_day(learner_id),
        )


async def plan_days(uow: StudyPlanUnitOfWork, plan_: StudyPlan, studying: Studying, clock: Clock) -> None:
    """Plan a plan's days anew, around what its learner's other plans use. The caller holds the learner's hours."""
    today = studying.today
    taken = await uow.study_plans.taken(plan_.learner_id, besides=plan_.id, since=today)
    planned = plan(
        PlanningInput(
            plan_id=plan_.id,
            today=today,
            last_day=plan_.last_day(today, studying.last_exam),
            courses=[
                replace(course, priority=plan_.priorities.get(course.id, MIDDLE_PRIORITY))
                for course in studying.courses
            ],
            availability=plan_.availability,
            taken=taken,
            staying=plan_.staying(today, taken),
            minutes_per_page=studying.record.speed.minutes_per_page,
            new_a_day=studying.new_a_day,
        )
    )
    plan_.follow(planned, today=today, now=clock.now())


def _material(
    outline: CourseOutline, cards: CourseCards, quizzes: tuple[PlannedQuiz, ...], record: ReadingRecord, today: date
) -> CourseMaterial:
    exam = date.max if outline.exam_date is None else outline.exam_date
    return CourseMaterial(
        id=outline.id,
        name=outline.name,
        last_day=exam - timedelta(days=1) if exam > today else None,
        pages=tuple(_unread(outline, record)),
        due=cards.due,
        new_cards=cards.new,
        quizzes=quizzes,
        unknown=tuple((each.id, each.name) for each in outline.documents if each.pages is None),
    )


def _unread(outline: CourseOutline, record: ReadingRecord) -> Iterator[Pages]:
    for each in outline.documents:
        first = 1 + record.pages.get(each.id, 0)
        if each.pages is not None and first <= each.pages:
            yield Pages(document_id=each.id, name=each.name, first=first, last=each.pages)
