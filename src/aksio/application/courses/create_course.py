"""Create a course."""

from dataclasses import dataclass

from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.application.courses.views import CourseView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.course import Course, CourseChanges
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CreateCourseCommand:
    """`particulars` has at least a name."""

    learner_id: LearnerId
    particulars: CourseChanges


class CreateCourse:
    """Raises Invalid with every field that is wrong."""

    def __init__(self, uow: CoursesUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateCourseCommand) -> CourseView:
        course = Course.create(
            id=CourseId(self._ids.new()),
            learner_id=command.learner_id,
            now=self._clock.now(),
            **command.particulars,
        )
        async with self._uow as uow:
            uow.courses.add(course)
            await uow.commit()
        return CourseView.of(course)
