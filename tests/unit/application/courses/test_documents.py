"""Documents arrive, are looked after, searched and forgotten."""

from datetime import timedelta
from uuid import uuid4

import pytest

from aksio.application.courses.add_document_from_url import AddDocumentFromUrlCommand
from aksio.application.courses.delete_course_documents import DeleteCourseDocumentsCommand
from aksio.application.courses.document_arrival import DocumentDetails
from aksio.application.courses.erase_tags import EraseTags, EraseTagsCommand
from aksio.application.courses.find_passages import FindPassagesQuery, MaterialNotReady
from aksio.application.courses.forget_document import ARRIVAL_LASTS, ForgetDocumentCommand, StillArriving
from aksio.application.shared.answer_once import KeyReused
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import Document, DocumentExists, DocumentNotFound, DocumentTooLarge
from aksio.domain.courses.document_events import DocumentAdvanced, DocumentDeleted, DocumentReady, DocumentUploaded
from aksio.domain.courses.document_state import DocumentKind, DocumentState, DocumentStatus
from aksio.domain.courses.upload_limits import CourseFull
from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.domain.shared.ids import DocumentId
from tests.make.courses import a_full_document
from tests.make.house import COURSE, House, ScriptedFile

WORKING = DocumentState(status=DocumentStatus.PROCESSING, percent=30)
EYE = b"The lens bends light. " * 100


@pytest.fixture
async def house() -> House:
    """With a course in it."""
    house = House()
    async with house.uow as uow:
        uow.courses.add(COURSE)
        await uow.commit()
    return house


def in_state(status: DocumentStatus, name: str = "eye.txt") -> Document:
    document = a_full_document(COURSE)
    document.status, document.failure, document.name = status, None, name
    return document


def asking(
    *document_ids: DocumentId,
    topic: str | None = None,
    start: int | None = None,
    end: int | None = None,
    limit: int = 9,
) -> FindPassagesQuery:
    return FindPassagesQuery(
        learner_id=COURSE.learner_id,
        course_id=COURSE.id,
        document_ids=document_ids,
        topic=topic,
        start_page=start,
        end_page=end,
        limit=limit,
    )


async def test_a_file_passes_through_whole_and_is_told_of(house: House) -> None:
    view = await house.upload(house.command(ScriptedFile(EYE)))
    assert house.library.received == EYE
    assert (view.name, view.size_bytes, view.status, view.page_count) == ("eye.txt", len(EYE), DocumentStatus.READY, 2)
    *advanced, uploaded, ready = house.store.outbox
    assert all(isinstance(event, DocumentAdvanced) for event in advanced)
    assert isinstance(uploaded, DocumentUploaded)
    assert isinstance(ready, DocumentReady)


async def test_one_byte_over_the_limit_is_too_many(house: House) -> None:
    await house.upload(house.command(ScriptedFile(b"x" * 10_000)))
    with pytest.raises(DocumentTooLarge):
        await house.upload(house.command(ScriptedFile(b"x" * 10_001)))
    with pytest.raises(DocumentTooLarge):
        await house.upload(house.command(ScriptedFile(b"x", total=100_000)))
    assert [each.status for each in house.documents if each.deleted_at is None] == [DocumentStatus.READY]


@pytest.mark.parametrize("trouble", [Unavailable("down"), Invalid("no"), ConnectionResetError(), KeyboardInterrupt()])
async def test_what_goes_wrong_on_the_way_leaves_a_tombstone_to_be_forgotten(
    house: House, trouble: BaseException
) -> None:
    house.library.answer = trouble
    with pytest.raises(type(trouble)):
        await house.upload(house.command(ScriptedFile(EYE)))
    [tombstone] = house.documents
    assert tombstone.deleted_at is not None
    assert isinstance(house.store.outbox[-1], DocumentDeleted)


async def test_an_upload_needs_a_course_of_the_learner_and_room_in_it(house: House) -> None:
    elsewhere = house.command(ScriptedFile(EYE), course=a_full_document(COURSE).course_id, learner=uuid4())
    with pytest.raises(CourseNotFound):
        await house.upload(elsewhere)
    await house.keep(*(in_state(DocumentStatus.READY) for _ in range(3)))
    with pytest.raises(CourseFull):
        await house.upload(house.command(ScriptedFile(EYE)))


async def test_the_same_key_finds_the_first_document(house: House) -> None:
    first = await house.upload(house.command(ScriptedFile(EYE), key="k"))
    house.library.received = b""
    assert await house.upload(house.command(ScriptedFile(b"something else"), key="k")) == first
    assert house.library.received == b""
    other = AddDocumentFromUrlCommand(
        course_id=COURSE.id,
        learner_id=COURSE.learner_id,
        source_url="https://example.org",
        details=DocumentDetails(),
        idempotency_key="k",
    )
    with pytest.raises(KeyReused):
        await house.add_from_url(other)


async def test_the_same_key_waits_while_the_first_is_on_its_way_in_or_out(house: House) -> None:
    first = await house.upload(house.command(ScriptedFile(EYE), key="k"))
    async with house.uow as uow:
        arriving = await uow.documents.get(first.id, learner_id=COURSE.learner_id)
        arriving.status = DocumentStatus.UPLOADING
        uow.documents.save(arriving)
        await uow.commit()
    with pytest.raises(DocumentExists):
        await house.upload(house.command(ScriptedFile(EYE), key="k"))
    async with house.uow as uow:
        leaving = await uow.documents.get(first.id, learner_id=COURSE.learner_id)
        leaving.delete(now=house.clock.now())
        uow.documents.save(leaving)
        await uow.commit()
    with pytest.raises(DocumentExists):
        await house.upload(house.command(ScriptedFile(EYE), key="k"))


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://en.example.org/wiki/Eye", DocumentKind.URL, "en.example.org/wiki/Eye"),
        ("https://www.youtube.com/watch?v=1", DocumentKind.VIDEO, "www.youtube.com/watch"),
        ("https://notyoutube.com/", DocumentKind.URL, "notyoutube.com"),
    ],
)
async def test_a_page_is_fetched_and_worked_on(house: House, url: str, kind: DocumentKind, name: str) -> None:
    view = await house.add_from_url(
        AddDocumentFromUrlCommand(
            course_id=COURSE.id, learner_id=COURSE.learner_id, source_url=url, details=DocumentDetails(tags=("web",))
        )
    )
    assert (view.kind, view.name, view.status) == (kind, name, DocumentStatus.PROCESSING)
    assert [tag.name for tag in view.tags] == ["web"]


async def test_documents_in_work_follow_the_library(house: House) -> None:
    working, done, lost, stuck = (in_state(DocumentStatus.PROCESSING) for _ in range(4))
    stuck.status = DocumentStatus.UPLOADING
    await house.keep(working, done, lost, stuck)
    house.library.states = {working.id: WORKING}
    house.library.lost = {lost.id}
    await house.refresh()
    found = {each.id: each for each in house.documents}
    assert [found[each.id].status for each in (working, done, lost, stuck)] == [
        DocumentStatus.PROCESSING, DocumentStatus.READY, DocumentStatus.FAILED, DocumentStatus.FAILED,
    ]  # fmt: skip
    assert [failure.code for each in (lost, stuck) if (failure := found[each.id].failure)] == [
        "lost", "upload_interrupted",
    ]  # fmt: skip


async def test_a_document_is_not_worked_on_for_ever(house: House) -> None:
    working = in_state(DocumentStatus.PROCESSING)
    await house.keep(working)
    house.library.states = {working.id: WORKING}
    house.clock.go_on(timedelta(days=1, hours=1))
    await house.refresh()
    [found] = house.documents
    assert found.failure is not None
    assert found.failure.code == "processing_timed_out"


async def test_a_tombstone_goes_when_the_library_has_forgotten(house: House) -> None:
    gone = in_state(DocumentStatus.READY)
    gone.delete(now=house.clock.now())
    await house.keep(gone)
    house.library.answer = Unavailable("down")
    with pytest.raises(Unavailable):
        await house.forget(ForgetDocumentCommand(document_id=gone.id))
    assert len(house.documents) == 1
    house.library.answer = WORKING
    for _ in range(2):
        await house.forget(ForgetDocumentCommand(document_id=gone.id))
    assert (house.documents, house.library.forgotten) == ([], [gone.id, gone.id])


async def test_what_was_deleted_while_it_arrived_is_forgotten_again_later(house: House) -> None:
    gone = in_state(DocumentStatus.UPLOADING)
    gone.delete(now=house.clock.now())
    await house.keep(gone)
    with pytest.raises(StillArriving):
        await house.forget(ForgetDocumentCommand(document_id=gone.id))
    house.clock.go_on(ARRIVAL_LASTS)
    await house.forget(ForgetDocumentCommand(document_id=gone.id))
    assert (house.documents, house.library.forgotten) == ([], [gone.id, gone.id])


async def test_a_course_takes_its_documents_along(house: House) -> None:
    await house.keep(*(in_state(DocumentStatus.READY) for _ in range(3)))
    await house.delete_course_documents(DeleteCourseDocumentsCommand(course_id=COURSE.id))
    assert all(each.deleted_at is not None for each in house.documents)
    assert [type(event) for event in house.store.outbox] == [DocumentDeleted] * 3


async def test_an_erased_account_has_no_tags_left(house: House) -> None:
    await house.upload(house.command(ScriptedFile(EYE, DocumentDetails(tags=("exam", "basics")))))
    erase = EraseTags(house.uow, house.clock)
    for _ in range(2):
        await erase(EraseTagsCommand(learner_id=COURSE.learner_id))
    assert house.store.rows["tags"] == {}


async def test_material_comes_in_reading_order_and_cut_into_passages(house: House) -> None:
    document = in_state(DocumentStatus.READY)
    await house.keep(document)
    found = await house.find(asking())
    assert [passage.page for passage in found] == [1, 2, 2, 2]
    assert {passage.document_id for passage in found} == {document.id}
    assert [passage.page for passage in await house.find(asking(start=2, limit=2))] == [2, 2]
    assert [passage.text for passage in await house.find(asking(end=1))] == ["One."]


async def test_passages_about_a_topic_keep_to_the_documents_and_pages_asked_for(house: House) -> None:
    document = in_state(DocumentStatus.READY, name="present name")
    await house.keep(document, in_state(DocumentStatus.FAILED))
    found = await house.find(asking(topic="light"))
    assert [(passage.document_id, passage.page) for passage in found] == [(document.id, 3), (document.id, 1)]
    assert found[0].document_name == "present name"
    assert [passage.page for passage in await house.find(asking(topic="light", start=2))] == [3]


async def test_material_that_is_on_its_way_is_waited_for(house: House) -> None:
    await house.keep(in_state(DocumentStatus.PROCESSING), broken := in_state(DocumentStatus.FAILED))
    with pytest.raises(MaterialNotReady):
        await house.find(asking())
    assert await house.find(asking(broken.id)) == []
    with pytest.raises(DocumentNotFound):
        await house.find(asking(DocumentId(uuid4())))
