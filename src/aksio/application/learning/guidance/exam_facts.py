"""All that is known of courses with an exam, as of the learner's study day: the same for readiness and for advice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aksio.application.learning.guidance.ports import Exam, Exams
from aksio.application.learning.planning.ports import CourseOutline, CourseOutlines, ReadingRecords, StudyPlansReader
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.learning.progress.ports import (
    CardGroups,
    KnownTopic,
    ProgressReader,
    Span,
    StudyCalendars,
    TallyBy,
)
from aksio.application.shared.page import PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.reading_speed import ReadingRecord
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.learning.standing import CardGroup, SchedulingRules
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import CourseId, LearnerId

MOST_EXAMS = 20
MOST_PLANS = 20


@dataclass(frozen=True, kw_only=True)
class ExamFacts:
    """`total` is everything that was done so far; `plans` are the active ones."""

    today: date
    exams: Sequence[Exam]
    groups: Sequence[CardGroup]
    rules: SchedulingRules
    topics: Sequence[KnownTopic]
    outlines: Mapping[CourseId, CourseOutline]
    record: ReadingRecord
    plans: Sequence[StudyPlanView]
    total: Tally


class FindExamFacts:
    """Asks each port once, however many courses there are."""

    def __init__(
        self,
        *,
        exams: Exams,
        groups: CardGroups,
        progress: ProgressReader,
        outlines: CourseOutlines,
        readings: ReadingRecords,
        plans: StudyPlansReader,
        calendars: StudyCalendars,
        clock: Clock,
    ) -> None:
        self._exams = exams
        self._groups = groups
        self._progress = progress
        self._outlines = outlines
        self._readings = readings
        self._plans = plans
        self._calendars = calendars
        self._clock = clock

    async def of(self, learner_id: LearnerId) -> ExamFacts:
        """The nearest exams from today on."""
        today = (await self._calendars.of(learner_id)).day_of(self._clock.now())
        exams = await self._exams.coming(learner_id, since=today, limit=MOST_EXAMS)
        courses = [exam.course_id for exam in exams]
        outlines = await self._outlines.of(courses, learner_id=learner_id)
        plans = await self._plans.plans(learner_id, PlanStatus.ACTIVE, PageRequest(limit=MOST_PLANS))
        return ExamFacts(
            today=today,
            exams=exams,
            groups=await self._groups.of(learner_id),
            rules=await self._groups.rules(learner_id),
            topics=await self._progress.known_topics(learner_id, courses),
            outlines={one.id: one for one in outlines},
            record=await self._readings.reading(learner_id),
            plans=plans.items,
            total=(await self._progress.tallies(learner_id, Span(), by=TallyBy.ALL)).get(None, Tally()),
        )
