"""Where does a learner stand, topic by topic?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from aksio.application.learning.progress.ports import OwnCourses, ProgressReader, SectionTitles
from aksio.application.learning.progress.views import EvidenceView, TopicView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.topic import TopicKind
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId, TopicId

LATEST = 10


class NoSuchCourse(NotFound):
    """No such course of this learner."""

    code = "course_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such course.")


@dataclass(frozen=True, kw_only=True)
class GetProgressQuery:
    """Whose, of which course (or all), and which page."""

    learner_id: LearnerId
    course_id: CourseId | None
    page: PageRequest


class GetProgress:
    """Topics with evidence, weakest first. Raises NoSuchCourse."""

    def __init__(self, reader: ProgressReader, courses: OwnCourses, titles: SectionTitles) -> None:
        self._reader = reader
        self._courses = courses
        self._titles = titles

    async def __call__(self, query: GetProgressQuery) -> Page[TopicView]:
        await require_course(self._courses, query.course_id, learner_id=query.learner_id)
        found = await self._reader.topics(query.learner_id, query.course_id, query.page, latest=LATEST)
        return replace(found, items=await named(found.items, self._titles, learner_id=query.learner_id))


@dataclass(frozen=True, kw_only=True)
class ListEvidenceQuery:
    """Whose topic, which, and which page."""

    learner_id: LearnerId
    topic_id: TopicId
    page: PageRequest


class ListEvidence:
    """Latest first. Raises TopicNotFound."""

    def __init__(self, reader: ProgressReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListEvidenceQuery) -> Page[EvidenceView]:
        return await self._reader.evidence(query.learner_id, query.topic_id, query.page)


async def require_course(courses: OwnCourses, course_id: CourseId | None, *, learner_id: LearnerId) -> None:
    """Raises NoSuchCourse unless it is the learner's, or none was named."""
    if course_id is not None and not await courses.among(frozenset([course_id]), learner_id=learner_id):
        raise NoSuchCourse


async def named(topics: Sequence[TopicView], titles: SectionTitles, *, learner_id: LearnerId) -> list[TopicView]:
    """Sections get their titles; those that are gone are called so."""
    sections = [SectionId(UUID(one.name)) for one in topics if one.kind is TopicKind.SECTION]
    found = await titles.of(sections, learner_id=learner_id) if sections else {}
    known = {str(section): title for section, title in found.items()}
    return [
        replace(one, name=known.get(one.name, "(removed section)")) if one.kind is TopicKind.SECTION else one
        for one in topics
    ]
