"""The life of a document, from its first byte to its tombstone."""

from datetime import timedelta
from uuid import uuid4

import pytest

from aksio.domain.courses.document import Document, DocumentNotReady
from aksio.domain.courses.document_events import (
    DocumentAdvanced,
    DocumentDeleted,
    DocumentFailed,
    DocumentReady,
    DocumentUploaded,
)
from aksio.domain.courses.document_state import (
    INTERRUPTED,
    LOST,
    DocumentState,
    DocumentStatus,
    Failure,
    Progress,
)
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import SectionId
from tests.make.courses import NOON, document

LATER = NOON + timedelta(minutes=5)
BROKEN = Failure(code="unreadable", message="It is encrypted.")


def uploading() -> Document:
    started = document()
    started.upload_started(content_type="text/plain", total_bytes=2000, now=NOON)
    return started


def processing() -> Document:
    arrived = uploading()
    arrived.received(size_bytes=1990, now=NOON)
    return arrived


def ready() -> Document:
    read = processing()
    read.ready(page_count=3, now=NOON)
    return read


def test_a_document_arrives_is_worked_on_and_is_ready() -> None:
    it = uploading()
    it.upload_progressed(done_bytes=500, now=NOON)
    assert (it.status, it.progress) == (DocumentStatus.UPLOADING, Progress(done=500, total=2000))
    it.received(size_bytes=1990, now=NOON)
    assert (it.status, it.progress, it.size_bytes) == (DocumentStatus.PROCESSING, Progress(done=0, total=100), 1990)
    it.processing(percent=40, now=NOON)
    assert it.progress.done == 40
    it.ready(page_count=3, now=LATER)
    assert (it.status, it.progress.done, it.page_count, it.updated_at) == (DocumentStatus.READY, 100, 3, LATER)
    started, more, uploaded, read, done = it.take_events()
    advanced = [one for one in (started, more, read) if isinstance(one, DocumentAdvanced)]
    steps = [(one.status, one.done, one.total) for one in advanced]
    assert steps == [("uploading", 0, 2000), ("uploading", 500, 2000), ("processing", 40, 100)]
    assert isinstance(uploaded, DocumentUploaded)
    assert uploaded.size_bytes == 1990
    assert isinstance(done, DocumentReady)
    assert (done.document_id, done.course_id, done.learner_id, done.page_count, done.occurred_at) == (
        it.id, it.course_id, it.learner_id, 3, LATER,
    )  # fmt: skip


def test_more_bytes_than_announced_move_the_total() -> None:
    it = uploading()
    it.upload_progressed(done_bytes=2500, now=NOON)
    assert it.progress == Progress(done=2500, total=2500)


def test_reports_that_come_late_or_twice_change_nothing() -> None:
    it = ready()
    it.take_events()
    it.processing(percent=10, now=LATER)
    it.ready(page_count=9, now=LATER)
    it.failed(BROKEN, now=LATER)
    assert (it.status, it.page_count, it.failure, it.updated_at) == (DocumentStatus.READY, 3, None, NOON)
    assert it.take_events() == []


def test_progress_never_goes_back() -> None:
    it = processing()
    it.processing(percent=60, now=NOON)
    it.processing(percent=40, now=NOON)
    assert it.progress.done == 60


def test_a_failure_is_told_with_its_code_and_never_its_text() -> None:
    it = processing()
    it.take_events()
    it.failed(BROKEN, now=LATER)
    [event] = it.take_events()
    assert (it.status, it.failure) == (DocumentStatus.FAILED, BROKEN)
    assert isinstance(event, DocumentFailed)
    assert event.reason == "unreadable"


def test_a_failed_document_can_be_read_again() -> None:
    it = processing()
    it.failed(BROKEN, now=NOON)
    it.reprocess(now=LATER)
    assert (it.status, it.failure, it.progress) == (DocumentStatus.PROCESSING, None, Progress(done=0, total=100))


def test_what_never_arrived_cannot_be_read_again() -> None:
    it = uploading()
    with pytest.raises(DocumentNotReady):
        it.reprocess(now=LATER)
    it.failed(INTERRUPTED, now=LATER)
    with pytest.raises(DocumentNotReady):
        it.reprocess(now=LATER)


def test_an_upload_starts_once() -> None:
    with pytest.raises(DocumentNotReady):
        uploading().upload_started(content_type="text/plain", total_bytes=None, now=NOON)
    with pytest.raises(DocumentNotReady):
        ready().received(size_bytes=1, now=NOON)


def test_deleting_leaves_a_tombstone_and_is_told_once() -> None:
    it = ready()
    it.take_events()
    it.delete(now=NOON)
    it.delete(now=LATER)
    assert it.deleted_at == NOON
    [event] = it.take_events()
    assert isinstance(event, DocumentDeleted)


def test_a_document_is_renamed_and_placed() -> None:
    it = ready()
    section_id = SectionId(uuid4())
    it.renamed("  The cell ", now=LATER)
    it.placed(section_id, now=LATER)
    assert (it.name, it.section_id, it.updated_at) == ("The cell", section_id, LATER)


def test_names_have_bounds() -> None:
    it = ready()
    for name in ("", " ", "x" * 256, "a\0b"):
        with pytest.raises(Invalid) as refusal:
            it.renamed(name, now=NOON)
        assert refusal.value.errors[0].pointer == "/name"


def test_a_report_says_which_way_it_went() -> None:
    on_the_way, done, broken, lost = processing(), processing(), processing(), processing()
    on_the_way.report(DocumentState(status=DocumentStatus.PROCESSING, percent=30), now=NOON)
    done.report(DocumentState(status=DocumentStatus.READY, page_count=2), now=NOON)
    broken.report(DocumentState(status=DocumentStatus.FAILED, failure=BROKEN), now=NOON)
    lost.report(DocumentState(status=DocumentStatus.FAILED), now=NOON)
    assert on_the_way.progress.done == 30
    assert (done.status, done.page_count) == (DocumentStatus.READY, 2)
    assert (broken.failure, lost.failure) == (BROKEN, LOST)


def test_an_upload_that_is_abandoned_goes_at_once() -> None:
    it = uploading()
    it.abandon(now=NOON)
    assert (it.status, it.deleted_at) == (DocumentStatus.FAILED, NOON)
    assert isinstance(it.take_events()[-1], DocumentDeleted)


def test_a_failure_message_can_be_stored() -> None:
    assert Failure(code="unreadable", message="a\0b\n" + "x" * 900).message == "a b " + "x" * 496
