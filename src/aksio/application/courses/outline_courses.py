"""What is there to read in some courses? Asked by contexts that plan."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId


@dataclass(frozen=True, kw_only=True)
class ReadableDocument:
    """`page_count` is None as long as nobody knows it, `section_id` where it lies in none."""

    id: DocumentId
    name: str
    page_count: int | None
    section_id: SectionId | None = None


@dataclass(frozen=True, kw_only=True)
class OutlinedCourse:
    """A course and its documents: those of its sections in their order, then the others, oldest first."""

    id: CourseId
    name: str
    exam_date: datetime.date | None
    documents: tuple[ReadableDocument, ...]


class OutlinedCourses(Protocol):
    """Knows courses with their documents."""

    async def outlined(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> list[OutlinedCourse]:
        """Those that exist and are the learner's; documents that failed or were deleted are left out."""


@dataclass(frozen=True, kw_only=True)
class OutlineCoursesQuery:
    """Whose, and which."""

    course_ids: frozenset[CourseId]
    learner_id: LearnerId


class OutlineCourses:
    """One question, however many courses."""

    def __init__(self, reader: OutlinedCourses) -> None:
        self._reader = reader

    async def __call__(self, query: OutlineCoursesQuery) -> list[OutlinedCourse]:
        return await self._reader.outlined(query.course_ids, learner_id=query.learner_id)
