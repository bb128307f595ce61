"""Change a course's particulars."""

from dataclasses import dataclass

from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.application.courses.views import CourseView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.courses.course import CourseChanges
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class EditCourseCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    course_id: CourseId
    learner_id: LearnerId
    changes: CourseChanges
    expected_version: int | None = None


class EditCourse:
    """Raises CourseNotFound, Stale, and Invalid with every field that is wrong."""

    def __init__(self, uow: CoursesUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditCourseCommand) -> CourseView:
        async with self._uow as uow:
            course = await uow.courses.get(command.course_id, learner_id=command.learner_id)
            course.require_version(command.expected_version)
            course.edit(now=self._clock.now(), **command.changes)
            uow.courses.save(course)
            await uow.commit()
        return CourseView.of(course)
