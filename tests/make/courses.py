"""Builders for courses: documents that say something about nearly every field."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from aksio.application.courses.library_ports import NewDocument
from aksio.domain.courses.course import Course
from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus, Failure, Progress
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_course(number: int = 1, *, learner: int = 7, name: str = "Optics") -> Course:
    """No field is at its default, so that none can get lost unseen."""
    return Course(
        id=CourseId(UUID(int=number)),
        learner_id=LearnerId(UUID(int=learner)),
        name=name,
        description="Rays, waves and what lies between.",
        language="de",
        subject="Physics",
        university="Jena",
        course_code="PHY-201",
        semester="Spring 2026",
        exam_date=date(2026, 7, 20),
        start_date=date(2026, 4, 1),
        end_date=date(2026, 7, 15),
        color="#1e90ff",
        icon="prism",
        is_favorite=True,
        is_archived=True,
        created_at=NOON,
        updated_at=NOON + timedelta(hours=1),
    )


def new_document(
    *, course_id: CourseId | None = None, name: str = "cells.md", content_type: str = "text/markdown"
) -> NewDocument:
    return NewDocument(
        document_id=DocumentId(uuid4()),
        course_id=course_id or CourseId(uuid4()),
        learner_id=LearnerId(uuid4()),
        kind=DocumentKind.FILE,
        name=name,
        content_type=content_type,
    )


def document(*, learner_id: LearnerId | None = None, course_id: CourseId | None = None) -> Document:
    """A file that is announced and has not started to arrive."""
    return Document.announce(
        id=DocumentId(uuid4()),
        learner_id=learner_id or LearnerId(uuid4()),
        course_id=course_id or CourseId(uuid4()),
        kind=DocumentKind.FILE,
        name="cells.md",
        now=NOON,
    )


async def in_chunks(data: bytes | str, size: int = 1000) -> AsyncIterator[bytes]:
    raw = data.encode() if isinstance(data, str) else data
    for start in range(0, len(raw), size):
        yield raw[start : start + size]


def a_full_document(course: Course) -> Document:
    """No field is at its default, so that none can get lost unseen."""
    return Document(
        id=DocumentId(uuid4()),
        learner_id=course.learner_id,
        course_id=course.id,
        section_id=SectionId(UUID(int=5)),
        kind=DocumentKind.VIDEO,
        name="How the eye works",
        source_url="https://example.org/eye",
        content_type="text/html",
        size_bytes=5_000_000_000,
        page_count=17,
        status=DocumentStatus.FAILED,
        progress=Progress(done=4_000_000_000, total=6_000_000_000),
        failure=Failure(code="unreadable", message="It is encrypted."),
        created_at=NOON,
        updated_at=NOON + timedelta(minutes=3),
    )
