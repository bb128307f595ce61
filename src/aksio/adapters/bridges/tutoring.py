"""Chat asks about courses, passages, budgets, studies and cards; other contexts answer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from aksio.application.assessments.generation.generation_ports import ModelBudget
from aksio.application.assessments.generation.request_generation import RequestGeneration, RequestGenerationCommand
from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards, ListDueFlashcardsQuery
from aksio.application.chat.tutor_ports import CourseFacts
from aksio.application.courses.find_passages import FindPassages, FindPassagesQuery, MaterialNotReady
from aksio.application.courses.get_course import GetCourse, GetCourseQuery
from aksio.application.courses.list_courses import ListCourses, ListCoursesQuery
from aksio.application.courses.ports import CourseFilter
from aksio.application.learning.progress.get_progress import GetProgress, GetProgressQuery
from aksio.application.learning.progress.views import TopicView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.chat.message import TurnUsage
from aksio.domain.chat.source import Passage
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.shared.errors import AksioError
from aksio.domain.shared.ids import CourseId, DocumentId, GenerationId, LearnerId
from aksio.domain.shared.model_usage import ModelUsage

WEAK = 0.6
WEAKEST = 5
MOST_COURSES = 20
"""How many courses are searched when none is named: the newest."""


class CoursePassagesOfLearners:
    """See the port PassagesOfLearners."""

    def __init__(self, find_passages: FindPassages, list_courses: ListCourses) -> None:
        self._find_passages = find_passages
        self._list_courses = list_courses

    async def about(
        self,
        question: str,
        *,
        learner_id: LearnerId,
        course_id: CourseId | None,
        document_ids: tuple[DocumentId, ...],
        limit: int,
    ) -> list[Passage]:
        """See the port. Documents that are still on their way have nothing to say yet."""
        found: list[Passage] = []
        for each in [course_id] if course_id else await self._courses(learner_id):
            query = FindPassagesQuery(
                learner_id=learner_id,
                course_id=each,
                document_ids=document_ids,
                topic=question,
                start_page=None,
                end_page=None,
                limit=limit,
            )
            found += await self._in_course(query)
        return sorted(found, key=lambda passage: -passage.score)[:limit]

    async def _in_course(self, query: FindPassagesQuery) -> Iterable[Passage]:
        try:
            found = await self._find_passages(query)
        except (CourseNotFound, DocumentNotFound, MaterialNotReady):
            return []
        return [
            Passage(
                document_id=each.document_id,
                document_name=each.document_name,
                page=each.page,
                text=each.text,
                score=each.score,
            )
            for each in found
        ]

    async def _courses(self, learner_id: LearnerId) -> list[CourseId]:
        page = PageRequest(limit=MOST_COURSES)
        found = await self._list_courses(ListCoursesQuery(learner_id=learner_id, chosen=CourseFilter(), page=page))
        return [course.id for course in found.items]


class FactsOfCourses:
    """See the port CoursesOfLearners."""

    def __init__(self, get_course: GetCourse) -> None:
        self._get_course = get_course

    async def facts(self, course_id: CourseId, *, learner_id: LearnerId) -> CourseFacts | None:
        """See the port."""
        try:
            course = await self._get_course(GetCourseQuery(course_id=course_id, learner_id=learner_id))
        except CourseNotFound:
            return None
        return CourseFacts(name=course.name, language=course.language, exam_date=course.exam_date)


class SharedModelBudget:
    """See the port TutorBudget: one budget for everything that models write."""

    def __init__(self, budget: ModelBudget) -> None:
        self._budget = budget

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        await self._budget.reserve(call_id=call_id, learner_id=learner_id, purpose=purpose, tokens=tokens, now=now)

    async def settle(self, *, call_id: UUID, usage: TurnUsage, now: datetime) -> None:
        """See the port."""
        used = ModelUsage(
            model=usage.model,
            calls=usage.calls,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost_micros=usage.cost_micros,
        )
        await self._budget.settle(call_id=call_id, usage=used, now=now)


class GenerationCardMaking:
    """See the port CardMaking."""

    def __init__(self, request_generation: RequestGeneration) -> None:
        self._request_generation = request_generation

    async def request(
        self,
        *,
        id: UUID,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str,
        count: int,
    ) -> UUID:
        """See the port."""
        command = RequestGenerationCommand(
            id=GenerationId(id),
            learner_id=learner_id,
            course_id=course_id,
            kind=GenerationKind.FLASHCARDS,
            parameters=GenerationParameters(count=count, document_ids=document_ids, topic=topic),
        )
        return (await self._request_generation(command)).id


class RecordsOfStudies:
    """See the port StudyRecords."""

    def __init__(self, list_due: ListDueFlashcards, get_progress: GetProgress) -> None:
        self._list_due = list_due
        self._get_progress = get_progress

    async def lines(self, *, learner_id: LearnerId, course_id: CourseId | None) -> tuple[str, ...]:
        """See the port. Where the records cannot be read there is nothing to say."""
        page = PageRequest(limit=WEAKEST)
        try:
            chosen = CardFilter(course_id=course_id)
            due = await self._list_due(ListDueFlashcardsQuery(learner_id=learner_id, chosen=chosen, page=page))
            topics = await self._get_progress(GetProgressQuery(learner_id=learner_id, course_id=course_id, page=page))
        except AksioError:
            return ()
        weak = [topic for topic in topics.items if topic.mastery < WEAK]
        return (f"Cards due today: {due.counts.due}.", *(_weak_line(topic) for topic in weak))


def _weak_line(topic: TopicView) -> str:
    return f"Weak topic: {topic.name} ({topic.mastery:.0%} mastered)."
