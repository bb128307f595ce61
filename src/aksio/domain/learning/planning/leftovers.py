"""What found no day, and how many more minutes it would take."""

import math
from collections.abc import Iterable, Iterator

from aksio.domain.learning.planning.material import NEW_CARD_MINUTES, CourseMaterial, Pages
from aksio.domain.learning.planning.session import Reason, SessionKind, Unscheduled
from aksio.domain.learning.planning.workload import Workload, review_minutes


def leftovers(loads: Iterable[Workload]) -> Iterator[Unscheduled]:
    """Pages, quizzes and cards of all courses."""
    for load in loads:
        yield from _material(load)
        minutes = review_minutes(load.waiting) + math.ceil(load.new_cards * NEW_CARD_MINUTES)
        if load.waiting + load.new_cards:
            yield Unscheduled(
                kind=SessionKind.REVIEW,
                course_id=load.id,
                title=load.name,
                minutes=minutes,
                reason=Reason.TOO_LITTLE_TIME,
                cards=load.waiting + load.new_cards,
            )


def without_a_plan(courses: Iterable[CourseMaterial]) -> Iterator[Unscheduled]:
    """Courses and documents for which nothing can be planned, whatever the time."""
    for course in courses:
        if course.last_day is None:
            yield _course(course, Reason.EXAM_PASSED)
        elif not (course.pages or course.unknown or course.quizzes or course.new_cards or any(course.due.values())):
            yield _course(course, Reason.NOTHING_TO_STUDY)
        for document_id, name in course.unknown:
            yield Unscheduled(
                kind=SessionKind.READ,
                course_id=course.id,
                title=name,
                minutes=0,
                reason=Reason.LENGTH_UNKNOWN,
                document_id=document_id,
            )


def _course(course: CourseMaterial, reason: Reason) -> Unscheduled:
    return Unscheduled(kind=None, course_id=course.id, title=course.name, minutes=0, reason=reason)


def _material(load: Workload) -> Iterator[Unscheduled]:
    for each in load.leftovers():
        if isinstance(each, Pages):
            yield Unscheduled(
                kind=SessionKind.READ,
                course_id=load.id,
                title=each.name,
                minutes=load.minutes_of(each),
                reason=Reason.TOO_LITTLE_TIME,
                document_id=each.document_id,
                start_page=each.first,
                end_page=each.last,
            )
        else:
            yield Unscheduled(
                kind=each.kind,
                course_id=load.id,
                title=each.quiz.name,
                minutes=each.rounds * each.quiz.minutes,
                reason=Reason.TOO_LITTLE_TIME,
                quiz_id=each.quiz.id,
            )
