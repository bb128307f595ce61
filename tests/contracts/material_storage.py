"""What every storage of outlines, documents and tags keeps to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID, uuid4

import pytest

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.section import Section
from aksio.domain.courses.tag import Tag, TagExists, TagNotFound
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId, TagId
from tests.make.courses import NOON, a_course, a_full_document, document


class Storage(CoursesUnitOfWork, MaterialUnitOfWork, Protocol):
    """Courses and what they are made of."""


NewStorage = Callable[[], Storage]

COURSE = a_course()
STRANGER = LearnerId(UUID(int=99))


def section(number: int) -> Section:
    return Section(
        id=SectionId(UUID(int=number)),
        title=f"Section {number}",
        order=number,
        page_start=number,
        page_end=number + 9,
        learning_objectives=("Name it.", "Draw it."),
    )


def tag(name: str, learner_id: LearnerId = COURSE.learner_id) -> Tag:
    return Tag.create(id=TagId(uuid4()), learner_id=learner_id, name=name, now=NOON)


async def keep(new_uow: NewStorage, *, tags: tuple[Tag, ...] = ()) -> None:
    async with new_uow() as uow:
        uow.courses.add(a_course())
        for each in tags:
            uow.tags.add(each)
        await uow.commit()


class MaterialStorageContract:
    """Subclasses bring the fixture `new_uow`, all on one storage."""

    async def test_an_outline_comes_back_whole(self, new_uow: NewStorage) -> None:
        await keep(new_uow)
        for number in (2, 1):
            async with new_uow() as uow:
                outline = await uow.outlines.get(COURSE.id, learner_id=COURSE.learner_id)
                outline.add(section(number), now=NOON)
                uow.outlines.save(outline)
                await uow.commit()
        async with new_uow() as uow:
            outline = await uow.outlines.get(COURSE.id, learner_id=COURSE.learner_id)
        assert (outline.sections, outline.version) == ((section(1), section(2)), 2)

    async def test_an_outline_belongs_to_a_course_and_its_learner(self, new_uow: NewStorage) -> None:
        await keep(new_uow)
        async with new_uow() as uow:
            with pytest.raises(CourseNotFound):
                await uow.outlines.get(COURSE.id, learner_id=STRANGER)
            with pytest.raises(CourseNotFound):
                await uow.outlines.get(CourseId(uuid4()), learner_id=COURSE.learner_id)

    async def test_of_two_who_change_an_outline_at_once_one_is_told(self, new_uow: NewStorage) -> None:
        await keep(new_uow)
        for _ in range(2):
            async with new_uow() as uow:
                mine = await uow.outlines.get(COURSE.id, learner_id=COURSE.learner_id)
                theirs = await uow.outlines.get(COURSE.id, learner_id=COURSE.learner_id)
            mine.add(replace(section(1), id=SectionId(uuid4())), now=NOON)
            theirs.add(section(2), now=NOON)
            async with new_uow() as uow:
                uow.outlines.save(mine)
                await uow.commit()
            async with new_uow() as uow:
                uow.outlines.save(theirs)
                with pytest.raises(Conflict):
                    await uow.commit()

    async def test_a_document_comes_back_with_every_field(self, new_uow: NewStorage) -> None:
        kept = a_full_document(COURSE)
        async with new_uow() as uow:
            uow.documents.add(kept)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.documents.get(kept.id, learner_id=kept.learner_id, course_id=kept.course_id)
        assert {**vars(found), "_events": []} == {**vars(kept), "_events": []}

    async def test_a_changed_document_is_kept(self, new_uow: NewStorage) -> None:
        kept = a_full_document(COURSE)
        async with new_uow() as uow:
            uow.documents.add(kept)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.documents.get(kept.id, learner_id=kept.learner_id)
            found.renamed("Another name", now=NOON + timedelta(hours=2))
            uow.documents.save(found)
            await uow.commit()
        async with new_uow() as uow:
            assert (await uow.documents.get(kept.id, learner_id=kept.learner_id)).name == "Another name"

    async def test_documents_of_others_and_of_other_courses_are_not_found(self, new_uow: NewStorage) -> None:
        kept = a_full_document(COURSE)
        async with new_uow() as uow:
            uow.documents.add(kept)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.documents.is_known(kept.id)
            with pytest.raises(DocumentNotFound):
                await uow.documents.get(kept.id, learner_id=STRANGER)
            with pytest.raises(DocumentNotFound):
                await uow.documents.get(kept.id, learner_id=kept.learner_id, course_id=CourseId(uuid4()))

    async def test_a_tombstone_is_found_as_that_and_not_otherwise(self, new_uow: NewStorage) -> None:
        gone, there = a_full_document(COURSE), a_full_document(COURSE)
        gone.delete(now=NOON)
        async with new_uow() as uow:
            uow.documents.add(gone)
            uow.documents.add(there)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.documents.tombstone(there.id) is None
            assert await uow.documents.reported(gone.id) is None
            reported = await uow.documents.reported(there.id)
            assert reported is not None
            assert reported.name == there.name
            tombstone = await uow.documents.tombstone(gone.id)
            assert tombstone is not None
            assert await uow.documents.how_many(COURSE.id) == 1
            with pytest.raises(DocumentNotFound):
                await uow.documents.get(gone.id, learner_id=gone.learner_id)
            uow.documents.remove(tombstone)
            await uow.commit()
        async with new_uow() as uow:
            assert not await uow.documents.is_known(gone.id)

    async def test_tags_come_back_by_name_and_only_to_their_owner(self, new_uow: NewStorage) -> None:
        exam, basics, foreign = tag("exam"), tag("Basics"), tag("exam", STRANGER)
        await keep(new_uow, tags=(exam, basics, foreign))
        async with new_uow() as uow:
            found = await uow.tags.all(COURSE.learner_id)
            assert [(each.id, each.name, each.created_at) for each in found] == [
                (basics.id, "Basics", NOON),
                (exam.id, "exam", NOON),
            ]
            with pytest.raises(TagNotFound):
                await uow.tags.get(exam.id, learner_id=STRANGER)

    async def test_a_name_is_one_tag_of_a_learner(self, new_uow: NewStorage) -> None:
        exam, basics = tag("Exam"), tag("Basics")
        await keep(new_uow, tags=(exam, basics))
        async with new_uow() as uow:
            uow.tags.add(tag("EXAM"))
            with pytest.raises(TagExists):
                await uow.commit()
        async with new_uow() as uow:
            mine = await uow.tags.get(basics.id, learner_id=basics.learner_id)
            mine.rename("exam")
            uow.tags.save(mine)
            with pytest.raises(TagExists):
                await uow.commit()

    async def test_documents_carry_tags_until_they_are_taken_off_or_deleted(self, new_uow: NewStorage) -> None:
        exam, basics, kept = tag("exam"), tag("basics"), document(learner_id=COURSE.learner_id)
        await keep(new_uow, tags=(exam, basics))
        async with new_uow() as uow:
            uow.documents.add(kept)
            uow.tags.attach([exam.id, basics.id], kept.id)
            await uow.commit()
        async with new_uow() as uow:
            uow.tags.attach([exam.id], kept.id)
            await uow.commit()
        async with new_uow() as uow:
            assert [each.name for each in await uow.tags.on(kept.id)] == ["basics", "exam"]
            uow.tags.detach(exam.id, kept.id)
            uow.tags.remove(await uow.tags.get(basics.id, learner_id=basics.learner_id))
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.tags.on(kept.id) == []
            uow.tags.detach(exam.id, kept.id)
            await uow.commit()
