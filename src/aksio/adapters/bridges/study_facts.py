"""Notifications ask how a learner stands; assessments, learning and courses know."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards, CountScheduledCardsQuery
from aksio.application.courses.list_courses import ListCourses, ListCoursesQuery
from aksio.application.courses.ports import CourseFilter
from aksio.application.learning.analytics.study_figures import StudyFigures, StudyFiguresQuery
from aksio.application.learning.progress.get_streak import GetStreak
from aksio.application.learning.progress.ports import TallyBy
from aksio.application.notifications.letters.ports import Exam, Week
from aksio.application.shared.page import MAX_LIMIT, PageRequest
from aksio.domain.learning.retention import retention
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import LearnerId

_LOOKED_BACK = 15
"""Study days: a week that ended yesterday, and what a late letter or another rollover hour adds."""


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


class LearningWeeklyFigures:
    """See the port WeeklyFigures."""

    def __init__(self, study_figures: StudyFigures) -> None:
        self._study_figures = study_figures

    async def of(self, learner_id: LearnerId, *, first: date, last: date) -> Week:
        """See the port."""
        query = StudyFiguresQuery(learner_id=learner_id, days=_LOOKED_BACK)
        by_day = await self._study_figures.by(TallyBy.DAY, query)
        week = sum((tally for day, tally in by_day.items() if first <= cast(date, day) <= last), Tally())
        remembered = retention(week.young_passed + week.mature_passed, week.young + week.mature)
        return Week(reviews=week.reviews, minutes=week.seconds // 60, retention=remembered.value)
