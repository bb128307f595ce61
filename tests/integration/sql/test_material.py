"""Material in real databases: the contract, the views, and the documents that wait for somebody."""

from datetime import timedelta
from uuid import uuid4

import pytest

from aksio.adapters.sql.courses.material_reader import SqlMaterialReader
from aksio.adapters.sql.courses.unattended_documents import SqlUnattendedDocuments
from aksio.adapters.sql.database import Database
from aksio.application.courses.material_ports import DocumentFilter
from aksio.application.courses.material_views import DocumentView, TagView
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.ids import CourseId
from tests.contracts.material_storage import COURSE, STRANGER, MaterialStorageContract, NewStorage, keep, tag
from tests.make.courses import NOON, a_full_document


class TestSqlMaterial(MaterialStorageContract):
    pass


@pytest.fixture
def reader(database: Database) -> SqlMaterialReader:
    return SqlMaterialReader(database)


async def test_a_document_is_shown_with_every_field_and_its_tags(
    new_uow: NewStorage, reader: SqlMaterialReader
) -> None:
    kept, exam = a_full_document(COURSE), tag("exam")
    await keep(new_uow, tags=(exam,))
    async with new_uow() as uow:
        uow.documents.add(kept)
        uow.tags.attach([exam.id], kept.id)
        await uow.commit()
    shown = await reader.document(kept.id, course_id=COURSE.id, learner_id=COURSE.learner_id)
    assert shown == DocumentView.of(kept, [exam])
    page = await reader.documents(
        COURSE.id, DocumentFilter(tag_id=exam.id), PageRequest(), learner_id=COURSE.learner_id
    )
    assert page.items == [shown]
    assert await reader.tag(exam.id, learner_id=exam.learner_id) == TagView.of(exam)
    for wrong in (
        {"course_id": COURSE.id, "learner_id": STRANGER},
        {"course_id": CourseId(uuid4()), "learner_id": COURSE.learner_id},
    ):
        with pytest.raises(DocumentNotFound):
            await reader.document(kept.id, **wrong)  # type: ignore[arg-type]  # ids of both kinds
    with pytest.raises(CourseNotFound):
        await reader.documents(COURSE.id, DocumentFilter(), PageRequest(), learner_id=STRANGER)


async def test_documents_that_nobody_looks_after_are_found(new_uow: NewStorage, database: Database) -> None:
    unattended = SqlUnattendedDocuments(database)
    made = [a_full_document(COURSE) for _ in range(5)]
    for kept, status in zip(
        made,
        (
            DocumentStatus.PENDING,
            DocumentStatus.UPLOADING,
            DocumentStatus.PROCESSING,
            DocumentStatus.READY,
            DocumentStatus.UPLOADING,
        ),
        strict=True,
    ):
        kept.status, kept.failure, kept.updated_at = status, None, NOON
    made[4].delete(now=NOON)
    async with new_uow() as uow:
        for kept in made:
            uow.documents.add(kept)
        await uow.commit()
    pending, uploading, processing, ready, _ = ((kept.id, kept.learner_id) for kept in made)
    assert await unattended.processing(limit=9) == [processing]
    assert set(await unattended.stuck_since(NOON + timedelta(seconds=1), limit=9)) == {pending, uploading}
    assert await unattended.stuck_since(NOON, limit=9) == []
    assert set(await unattended.left_behind(COURSE.id, limit=9)) == {pending, uploading, processing, ready}
    await keep(new_uow)
    assert await unattended.left_behind(COURSE.id, limit=9) == []


async def test_a_course_takes_its_outline_along(new_uow: NewStorage, reader: SqlMaterialReader) -> None:
    await keep(new_uow)
    async with new_uow() as uow:
        outline = await uow.outlines.get(COURSE.id, learner_id=COURSE.learner_id)
        uow.outlines.save(outline)
        await uow.commit()
    async with new_uow() as uow:
        uow.courses.remove(await uow.courses.get(COURSE.id, learner_id=COURSE.learner_id))
        await uow.commit()
    with pytest.raises(CourseNotFound):
        await reader.sections(COURSE.id, PageRequest(), learner_id=COURSE.learner_id)
