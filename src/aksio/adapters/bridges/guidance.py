"""Guidance asks for exams, due cards and unread notices; courses, assessments and notifications know."""

from datetime import date

from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.count_leeches import CountLeeches, CountLeechesQuery
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards, ListDueFlashcardsQuery
from aksio.application.courses.list_exams import ListExams, ListExamsQuery
from aksio.application.learning.guidance.ports import DueCounts, Exam
from aksio.application.notifications.inbox.count_unread import CountUnread, CountUnreadQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import LearnerId


class CoursesComingExams:
    """See the port Exams."""

    def __init__(self, list_exams: ListExams) -> None:
        self._list_exams = list_exams

    async def coming(self, learner_id: LearnerId, *, since: date, limit: int) -> list[Exam]:
        """See the port."""
        found = await self._list_exams(ListExamsQuery(learner_id=learner_id, since=since, limit=limit))
        return [Exam(course_id=one.course_id, course=one.name, date=one.exam_date) for one in found]


class AssessmentsDueCards:
    """See the port DueCards."""

    def __init__(self, list_due: ListDueFlashcards) -> None:
        self._list_due = list_due

    async def today(self, learner_id: LearnerId) -> DueCounts:
        """See the port."""
        query = ListDueFlashcardsQuery(learner_id=learner_id, chosen=CardFilter(), page=PageRequest(limit=1))
        counts = (await self._list_due(query)).counts
        return DueCounts(due=counts.due, new=counts.new, learning=counts.learning)


class InboxUnreadNotices:
    """See the port UnreadNotices."""

    def __init__(self, count_unread: CountUnread) -> None:
        self._count_unread = count_unread

    async def count(self, learner_id: LearnerId) -> int:
        """See the port."""
        return await self._count_unread(CountUnreadQuery(learner_id=learner_id))


class AssessmentsLeeches:
    """See the port Leeches."""

    def __init__(self, count_leeches: CountLeeches) -> None:
        self._count_leeches = count_leeches

    async def count(self, learner_id: LearnerId) -> int:
        """See the port."""
        return await self._count_leeches(CountLeechesQuery(learner_id=learner_id))
