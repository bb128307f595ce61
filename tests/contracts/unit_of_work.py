"""What every unit of work promises, shown with courses."""

from collections.abc import Awaitable, Callable

import pytest

from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.domain.courses.course import Course, CourseCreated, CourseEdited, CourseNotFound
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.errors import Conflict
from tests.make.clock import NOON
from tests.make.courses import a_course

NewUnitOfWork = Callable[[], CoursesUnitOfWork]
StoredEvents = Callable[[], Awaitable[list[Event]]]


async def stored(new_uow: NewUnitOfWork, course: Course) -> Course:
    """The course as another unit of work reads it."""
    async with new_uow() as uow:
        return await uow.courses.get(course.id, learner_id=course.learner_id)


async def add(new_uow: NewUnitOfWork, *courses: Course) -> None:
    """Commit new courses."""
    async with new_uow() as uow:
        for course in courses:
            uow.courses.add(course)
        await uow.commit()


class UnitOfWorkContract:
    """Subclasses give the fixtures `new_uow`, all on one storage, and `stored_events`, all that was ever recorded."""

    async def test_what_is_committed_is_there_afterwards(self, new_uow: NewUnitOfWork) -> None:
        course = a_course()
        await add(new_uow, course)
        assert (await stored(new_uow, course)).name == course.name

    async def test_leaving_without_commit_changes_nothing(
        self, new_uow: NewUnitOfWork, stored_events: StoredEvents
    ) -> None:
        course = a_course()
        async with new_uow() as uow:
            uow.courses.add(course)
            assert await uow.first_time("claimed")
        with pytest.raises(CourseNotFound):
            await stored(new_uow, course)
        async with new_uow() as uow:
            assert await uow.first_time("claimed")
        assert await stored_events() == []

    async def test_an_error_inside_rolls_everything_back(self, new_uow: NewUnitOfWork) -> None:
        course = a_course()
        with pytest.raises(ZeroDivisionError):
            async with new_uow() as uow:
                uow.courses.add(course)
                raise ZeroDivisionError
        with pytest.raises(CourseNotFound):
            await stored(new_uow, course)

    async def test_events_are_stored_with_their_cause_and_in_its_order(
        self, new_uow: NewUnitOfWork, stored_events: StoredEvents
    ) -> None:
        course = Course.create(id=a_course().id, learner_id=a_course().learner_id, name="Optics", now=NOON)
        course.edit(now=NOON, name="Wave optics")
        await add(new_uow, course)
        assert [type(event) for event in await stored_events()] == [CourseCreated, CourseEdited]
        assert course.take_events() == []

    async def test_of_two_saves_of_the_same_version_the_second_is_refused(
        self, new_uow: NewUnitOfWork, stored_events: StoredEvents
    ) -> None:
        course = a_course()
        await add(new_uow, course)
        mine, theirs = await stored(new_uow, course), await stored(new_uow, course)
        mine.edit(now=NOON, name="Mine")
        theirs.edit(now=NOON, name="Theirs")
        await self.save(new_uow, mine)
        with pytest.raises(Conflict):
            await self.save(new_uow, theirs)
        assert (await stored(new_uow, course)).name == "Mine"
        assert len([event for event in await stored_events() if isinstance(event, CourseEdited)]) == 1

    async def test_a_refused_save_takes_everything_else_with_it(self, new_uow: NewUnitOfWork) -> None:
        course, other = a_course(), a_course(number=2)
        await add(new_uow, course)
        stale = await stored(new_uow, course)
        await self.save(new_uow, await stored(new_uow, course))
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                assert await uow.first_time("claimed")
                uow.courses.add(other)
                uow.courses.save(stale)
                await uow.commit()
        with pytest.raises(CourseNotFound):
            await stored(new_uow, other)
        async with new_uow() as uow:
            assert await uow.first_time("claimed")

    async def test_what_was_removed_is_gone(self, new_uow: NewUnitOfWork) -> None:
        course = a_course()
        await add(new_uow, course)
        async with new_uow() as uow:
            uow.courses.remove(await uow.courses.get(course.id, learner_id=course.learner_id))
            await uow.commit()
        with pytest.raises(CourseNotFound):
            await stored(new_uow, course)

    async def test_what_was_removed_meanwhile_cannot_be_saved(self, new_uow: NewUnitOfWork) -> None:
        course = a_course()
        await add(new_uow, course)
        seen = await stored(new_uow, course)
        async with new_uow() as uow:
            uow.courses.remove(await uow.courses.get(course.id, learner_id=course.learner_id))
            await uow.commit()
        with pytest.raises(Conflict):
            await self.save(new_uow, seen)

    async def test_a_key_is_claimed_once(self, new_uow: NewUnitOfWork) -> None:
        async with new_uow() as uow:
            assert await uow.first_time("once")
            assert not await uow.first_time("once")
            await uow.commit()
        async with new_uow() as uow:
            assert not await uow.first_time("once")
            assert await uow.first_time("another")

    async def test_it_can_be_entered_again(self, new_uow: NewUnitOfWork) -> None:
        first, second = a_course(), a_course(number=2)
        uow = new_uow()
        for course in (first, second):
            async with uow:
                uow.courses.add(course)
                await uow.commit()
        assert (await stored(new_uow, first)).id == first.id
        assert (await stored(new_uow, second)).id == second.id

    async def test_a_change_to_what_was_read_is_only_kept_by_save(self, new_uow: NewUnitOfWork) -> None:
        course = a_course()
        await add(new_uow, course)
        async with new_uow() as uow:
            read = await uow.courses.get(course.id, learner_id=course.learner_id)
            read.edit(now=NOON, name="Forgotten")
            await uow.commit()
        assert (await stored(new_uow, course)).name == course.name

    @staticmethod
    async def save(new_uow: NewUnitOfWork, course: Course) -> None:
        """Save it in a unit of work of its own."""
        async with new_uow() as uow:
            uow.courses.save(course)
            await uow.commit()
