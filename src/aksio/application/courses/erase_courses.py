"""A learner leaves: their courses and tags go, and with the courses all that belongs to them."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.ports import CourseFilter, CoursesReader, CoursesUnitOfWork
from aksio.application.shared.page import MAX_LIMIT, PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class EraseCoursesCommand:
    """Who leaves."""

    learner_id: LearnerId


class EraseCourses:
    """Each in a unit of work of its own; whatever stops it, doing it again goes on."""

    def __init__(self, uow: CoursesUnitOfWork, tags: MaterialUnitOfWork, reader: CoursesReader, clock: Clock) -> None:
        self._uow = uow
        self._tags = tags
        self._reader = reader
        self._clock = clock

    async def __call__(self, command: EraseCoursesCommand) -> None:
        learner_id, first = command.learner_id, PageRequest(limit=MAX_LIMIT)
        while left := (await self._reader.courses(learner_id, CourseFilter(), first)).items:
            for course in left:
                await self._delete_course(course.id, learner_id)
        await self._delete_tags(learner_id)

    async def _delete_course(self, course_id: CourseId, learner_id: LearnerId) -> None:
        async with self._uow as uow:
            course = await uow.courses.get(course_id, learner_id=learner_id)
            course.delete(now=self._clock.now())
            uow.courses.remove(course)
            await uow.commit()

    async def _delete_tags(self, learner_id: LearnerId) -> None:
        async with self._tags as uow:
            for tag in await uow.tags.all(learner_id):
                tag.delete(now=self._clock.now())
                uow.tags.remove(tag)
            await uow.commit()
