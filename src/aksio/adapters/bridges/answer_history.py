"""Progress asks what was answered in quizzes; assessments know, and courses know where its material belongs."""

from collections.abc import Sequence

from aksio.application.assessments.quizzes.list_answer_facts import AnswerFact, ListAnswerFacts
from aksio.application.courses.outline_courses import OutlineCourses, OutlineCoursesQuery
from aksio.application.learning.progress.entering import Told
from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall, answer_id
from aksio.domain.learning.topic import topics_of
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import AttemptId, DocumentId, LearnerId, SectionId


class AssessmentsAnswerHistory:
    """See the port AnswerHistory."""

    def __init__(self, list_answer_facts: ListAnswerFacts, outline_courses: OutlineCourses) -> None:
        self._list_answer_facts = list_answer_facts
        self._outline_courses = outline_courses

    async def of_attempt(self, attempt_id: AttemptId, *, learner_id: LearnerId, calendar: StudyCalendar) -> list[Told]:
        """See the port."""
        facts = await self._list_answer_facts(attempt_id, taker_id=learner_id)
        sections = await self._sections(facts, learner_id)
        return [_told(fact, sections, calendar) for fact in facts]

    async def _sections(self, facts: Sequence[AnswerFact], learner_id: LearnerId) -> dict[DocumentId, SectionId]:
        courses = frozenset(fact.course_id for fact in facts if fact.course_id and fact.document_id)
        if not courses:
            return {}
        outlines = await self._outline_courses(OutlineCoursesQuery(course_ids=courses, learner_id=learner_id))
        documents = [each for outline in outlines for each in outline.documents]
        return {each.id: each.section_id for each in documents if each.section_id is not None}


def _told(fact: AnswerFact, sections: dict[DocumentId, SectionId], calendar: StudyCalendar) -> Told:
    act = Activity(
        id=answer_id(fact.attempt_id, fact.question_id),
        learner_id=fact.learner_id,
        kind=ActivityKind.ANSWER,
        occurred_at=fact.answered_at,
        day=LocalDay.at(fact.answered_at, calendar),
        seconds=None if fact.duration_ms is None else round(fact.duration_ms / 1000),
        course_id=fact.course_id,
        subject_id=fact.question_id,
        recall=None if fact.fraction is None else Recall(correct=fact.fraction),
    )
    if fact.course_id is None:
        return Told(activity=act)
    section = None if fact.document_id is None else sections.get(fact.document_id)
    return Told(activity=act, topics=topics_of(fact.course_id, section, fact.tags))
