"""Figures about what was studied, read from the days summed up. What is not known is None, never 0."""

from dataclasses import dataclass
from datetime import date, timedelta

from aksio.application.learning.progress.ports import ProgressReader, Span, StudyCalendars, TallyBy
from aksio.application.shared.ports import Clock
from aksio.domain.learning.retention import Retention, retention
from aksio.domain.learning.study_record import RecallBin, Tally
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class StudyFiguresQuery:
    """Whose; how many days up to today (None: all); of one course only, if that is said."""

    learner_id: LearnerId
    days: int | None = None
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True)
class RetentionView:
    """True retention in all, and split at an interval of 21 days."""

    overall: Retention
    young: Retention
    mature: Retention


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """`bins` are tenths of expected recall."""

    bins: list[RecallBin]
    recalls: int
    expected: float | None
    actual: float | None


class StudyFigures:
    """Each is a constant number of statements, however much was studied."""

    def __init__(self, reader: ProgressReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def total(self, query: StudyFiguresQuery) -> Tally:
        """Everything together."""
        return (await self.by(TallyBy.ALL, query)).get(None, Tally())

    async def by(self, by: TallyBy, query: StudyFiguresQuery) -> dict[object, Tally]:
        """Days, local hours or courses with study, in order."""
        return await self._reader.tallies(query.learner_id, await self._span(query), by=by)

    async def retention(self, query: StudyFiguresQuery) -> RetentionView:
        """What was remembered of what was due."""
        total = await self.total(query)
        return RetentionView(
            overall=retention(total.young_passed + total.mature_passed, total.young + total.mature),
            young=retention(total.young_passed, total.young),
            mature=retention(total.mature_passed, total.mature),
        )

    async def calibration(self, query: StudyFiguresQuery) -> Calibration:
        """What the schedules expected beside what came."""
        bins = await self._reader.bins(query.learner_id, await self._span(query))
        recalls = sum(one.recalls for one in bins)
        return Calibration(
            bins=bins,
            recalls=recalls,
            expected=sum(one.expected for one in bins) / recalls if recalls else None,
            actual=sum(one.passed for one in bins) / recalls if recalls else None,
        )

    async def _span(self, query: StudyFiguresQuery) -> Span:
        if query.days is None:
            return Span(course_id=query.course_id)
        return Span(
            since=await self.today(query.learner_id) - timedelta(days=query.days - 1), course_id=query.course_id
        )

    async def today(self, learner_id: LearnerId) -> date:
        """The learner's study day."""
        return (await self._calendars.of(learner_id)).day_of(self._clock.now())
