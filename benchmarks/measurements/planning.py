"""A study plan for 12 courses with 2,000 pages, 20,000 cards and 180 days, in pure Python.

Data: exams from day 60 to day 180, a third of the cards begun and due over the coming months, four quizzes a course,
and four hours a day. No storage and no HTTP: the planner alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter
from uuid import UUID

from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.material import CourseMaterial, Pages, PlannedQuiz
from aksio.domain.learning.planning.planner import PlanningInput, plan
from aksio.domain.shared.ids import CourseId, DocumentId, QuizId, StudyPlanId
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure

_TODAY = date(2026, 3, 2)
_COURSES, _PAGES, _CARDS, _DAYS = 12, 2_000, 20_000, 180


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    given = _input()
    best = min(_seconds(given) for _ in range(lab.rounds * 3))
    yield Figure(what=f"a plan of {_COURSES} courses and {_DAYS} days", value=1000 * best, unit="ms", aim=Aim(most=300))


def _seconds(given: PlanningInput) -> float:
    begun = perf_counter()
    plan(given)
    return perf_counter() - begun


def _input() -> PlanningInput:
    return PlanningInput(
        plan_id=StudyPlanId(UUID(int=1)),
        today=_TODAY,
        last_day=_TODAY + timedelta(days=_DAYS - 1),
        courses=[_course(number) for number in range(1, _COURSES + 1)],
        availability=Availability(minutes=(240,) * 7),
        new_a_day=200,
    )


def _course(number: int) -> CourseMaterial:
    pages = Pages(document_id=DocumentId(UUID(int=number)), name="Book", first=1, last=-(-_PAGES // _COURSES))
    begun = _CARDS // _COURSES // 3
    return CourseMaterial(
        id=CourseId(UUID(int=number)),
        name=f"Course {number}",
        last_day=_TODAY + timedelta(days=59 + 10 * number),
        pages=(pages,),
        due={(_TODAY + timedelta(days=day), 1 + day): begun // 90 for day in range(90)},
        new_cards=_CARDS // _COURSES - begun,
        quizzes=tuple(PlannedQuiz(id=QuizId(UUID(int=place)), name="Quiz", questions=20) for place in range(4)),
    )
