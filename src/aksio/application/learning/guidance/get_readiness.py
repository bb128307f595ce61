"""What score may be expected at each exam, as things stand and with the plan followed?"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.learning.guidance.exam_facts import ExamFacts, FindExamFacts
from aksio.application.learning.guidance.ports import Exam
from aksio.application.learning.progress.get_progress import require_course
from aksio.application.learning.progress.ports import OwnCourses
from aksio.domain.learning.followed import recalled_as_it_stands, recalled_if_followed
from aksio.domain.learning.readiness import Material, Readiness, Recalled, readiness
from aksio.domain.learning.topic import TopicKind
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetReadinessQuery:
    """Whose; of one course only, if that is said."""

    learner_id: LearnerId
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True)
class ExamReadiness:
    """`followed` is with the active plans followed; None where no active plan is about the course.

    `pages` is None where nobody knows how many there are. Reading alone is not taken for knowing.
    """

    exam: Exam
    days_left: int
    as_it_stands: Readiness
    followed: Readiness | None
    pages: int | None
    pages_read: int


class GetReadiness:
    """Of the nearest exams, the first one first. Raises NoSuchCourse."""

    def __init__(self, facts: FindExamFacts, courses: OwnCourses) -> None:
        self._facts = facts
        self._courses = courses

    async def __call__(self, query: GetReadinessQuery) -> list[ExamReadiness]:
        await require_course(self._courses, query.course_id, learner_id=query.learner_id)
        facts = await self._facts.of(query.learner_id)
        chosen = [exam for exam in facts.exams if query.course_id in (None, exam.course_id)]
        return await asyncio.to_thread(lambda: [exam_readiness(exam, facts) for exam in chosen])


def exam_readiness(exam: Exam, facts: ExamFacts) -> ExamReadiness:
    """Of one exam."""
    groups = [group for group in facts.groups if group.course_id == exam.course_id]
    standing = recalled_as_it_stands(groups, on=exam.date, rules=facts.rules)
    outline = facts.outlines.get(exam.course_id)
    documents = () if outline is None else outline.documents
    return ExamReadiness(
        exam=exam,
        days_left=(exam.date - facts.today).days,
        as_it_stands=readiness(_material(exam, facts, standing)),
        followed=_followed(exam, facts),
        pages=None if any(one.pages is None for one in documents) else sum(one.pages or 0 for one in documents),
        pages_read=sum(min(facts.record.pages.get(one.id, 0), one.pages or 0) for one in documents),
    )


def _followed(exam: Exam, facts: ExamFacts) -> Readiness | None:
    plans = [plan for plan in facts.plans if exam.course_id in plan.course_ids]
    if not plans:
        return None
    begun: Counter[int] = Counter()
    for session in (session for plan in plans for session in plan.sessions):
        if session.course_id == exam.course_id and not session.done and session.date >= facts.today:
            begun[(session.date - facts.today).days] += session.new_cards
    recalled, total = facts.total.young_passed + facts.total.mature_passed, facts.total.young + facts.total.mature
    found = recalled_if_followed(
        [group for group in facts.groups if group.course_id == exam.course_id],
        today=facts.today,
        on=exam.date,
        begun=begun,
        passing=(recalled + 9) / (total + 10),
        rules=facts.rules,
    )
    return readiness(_material(exam, facts, found))


def _material(exam: Exam, facts: ExamFacts, recalled: Sequence[Recalled]) -> Material:
    known = [one for one in facts.topics if one.topic.course_id == exam.course_id]
    outline = facts.outlines.get(exam.course_id)
    seen = {one.topic.label for one in known if one.topic.kind is TopicKind.SECTION}
    sections = () if outline is None else outline.section_ids
    cards = sum(group.cards for group in facts.groups if group.course_id == exam.course_id)
    return Material(
        recalled=recalled,
        new_cards=max(0.0, cards - sum(one.cards for one in recalled)),
        known=[one.known for one in known],
        unseen_topics=sum(str(section) not in seen for section in sections),
    )
