"""Delete a course. Its material and cards follow by event."""

from dataclasses import dataclass

from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteCourseCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    course_id: CourseId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteCourse:
    """Raises CourseNotFound and Stale."""

    def __init__(self, uow: CoursesUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteCourseCommand) -> None:
        async with self._uow as uow:
            course = await uow.courses.get(command.course_id, learner_id=command.learner_id)
            course.require_version(command.expected_version)
            course.delete(now=self._clock.now())
            uow.courses.remove(course)
            await uow.commit()
