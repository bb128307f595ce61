"""Notifications ask how a learner stands; assessments, learning and courses know."""

from collections.abc import Sequence

from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards, CountScheduledCardsQuery
from aksio.application.courses.list_courses import ListCourses, ListCoursesQuery
from aksio.application.courses.ports import CourseFilter
from aksio.application.learning.progress.get_streak import GetStreak
from aksio.application.notifications.letters.ports import Exam
from aksio.application.shared.page import MAX_LIMIT, PageRequest
from aksio.domain.shared.ids import LearnerId


class LearnersStudyFacts:
    """See the port StudyFacts."""

    def __init__(
        self, count_scheduled_cards: CountScheduledCards, get_streak: GetStreak, list_courses: ListCourses
    ) -> None:
        self._count_scheduled_cards = count_scheduled_cards
        self._get_streak = get_streak
        self._list_courses = list_courses

    async def due_cards(self, learner_id: LearnerId) -> int:
        """See the port."""
        found = await self._count_scheduled_cards(CountScheduledCardsQuery(learner_id=learner_id, days=1))
        return sum(count for day, count in found.cards.due.items() if day <= found.today)

    async def streak_days(self, learner_id: LearnerId) -> int:
        """See the port."""
        return (await self._get_streak(learner_id)).current_days

    async def exams(self, learner_id: LearnerId) -> Sequence[Exam]:
        """See the port."""
        exams: list[Exam] = []
        page = PageRequest(limit=MAX_LIMIT)
        while True:
            query = ListCoursesQuery(learner_id=learner_id, chosen=CourseFilter(is_archived=False), page=page)
            found = await self._list_courses(query)
            exams += [
                Exam(course_id=one.id, course=one.name, date=one.exam_date) for one in found.items if one.exam_date
            ]
            if found.next_cursor is None:
                return exams
            page = PageRequest(limit=MAX_LIMIT, cursor=found.next_cursor)
