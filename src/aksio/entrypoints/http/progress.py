"""Routes of activity, streaks, progress by topic, and figures."""

import datetime
from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.learning.analytics.forecast_bands import ForecastBands, ForecastBandsQuery
from aksio.application.learning.analytics.get_reading_speed import GetReadingSpeed
from aksio.application.learning.analytics.study_figures import StudyFigures, StudyFiguresQuery
from aksio.application.learning.progress.contest_evidence import ContestEvidence, ContestEvidenceCommand
from aksio.application.learning.progress.get_progress import (
    GetProgress,
    GetProgressQuery,
    ListEvidence,
    ListEvidenceQuery,
)
from aksio.application.learning.progress.get_streak import GetStreak
from aksio.application.learning.progress.list_activities import ListActivities, ListActivitiesQuery
from aksio.application.learning.progress.ports import TallyBy
from aksio.application.learning.progress.record_activity import RecordActivity, RecordActivityCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.shared.ids import ActivityId, CourseId, TopicId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.progress_wire import (
    ActivityOut,
    BandOut,
    BandsOut,
    CalibrationOut,
    DayOut,
    EvidenceOut,
    HeatmapOut,
    HourOut,
    NewActivity,
    OverviewOut,
    ReadingSpeedOut,
    RetentionsOut,
    StreakOut,
    TopicOut,
    TrendOut,
    TrendsOut,
)
from aksio.entrypoints.http.request import AksioRequest

OfCourse = Annotated[UUID | None, QueryParameter(description="Only of this course.")]
Days = Annotated[int, QueryParameter(ge=1, le=366, description="How many days, up to today.")]
DaysOff = Annotated[
    list[datetime.date] | None, QueryParameter(max_items=366, description="Days without reviews; what is due waits.")
]
OfKind = Annotated[ActivityKind | None, QueryParameter(description="Only of this kind.")]


class ActivitiesController(Controller):
    """What a learner did, and how many days in a row."""

    path = "/users/me"
    tags = ("progress",)

    @post("/activities", operation_id="recordActivity", summary="Tell of reading, watching or notes")
    async def record(
        self, request: AksioRequest, data: JSONBody[NewActivity], record_activity: NamedDependency[RecordActivity]
    ) -> ActivityOut:
        command = RecordActivityCommand(
            learner_id=request.user.id,
            kind=data.kind,
            id=cast(ActivityId | None, data.id),
            occurred_at=data.occurred_at,
            seconds=data.seconds,
            pages=data.pages,
            course_id=cast(CourseId | None, data.course_id),
            subject_id=data.subject_id,
        )
        return ActivityOut.of(await record_activity(command))

    @get("/activities", operation_id="listActivities", summary="What I did, latest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_activities: NamedDependency[ListActivities],
        kind: OfKind = None,
    ) -> PageOut[ActivityOut]:
        found = await list_activities(ListActivitiesQuery(learner_id=request.user.id, kind=kind, page=page))
        return PageOut(items=[ActivityOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/streak", operation_id="getStreak", summary="How many days in a row")
    async def streak(self, request: AksioRequest, get_streak: NamedDependency[GetStreak]) -> StreakOut:
        return StreakOut.of(await get_streak(request.user.id))


class ProgressController(Controller):
    """Where the learner stands, topic by topic, and what shows it."""

    path = "/learning/progress"
    tags = ("progress",)

    @get(operation_id="getProgress", summary="Topics with evidence, weakest first")
    async def read(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        get_progress: NamedDependency[GetProgress],
        course_id: OfCourse = None,
    ) -> PageOut[TopicOut]:
        course = cast(CourseId | None, course_id)
        found = await get_progress(GetProgressQuery(learner_id=request.user.id, course_id=course, page=page))
        return PageOut(items=[TopicOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{topic_id:uuid}/evidence", operation_id="listEvidence", summary="All that shows it, latest first")
    async def evidence(
        self,
        request: AksioRequest,
        topic_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_evidence: NamedDependency[ListEvidence],
    ) -> PageOut[EvidenceOut]:
        query = ListEvidenceQuery(learner_id=request.user.id, topic_id=TopicId(topic_id), page=page)
        found = await list_evidence(query)
        return PageOut(items=[EvidenceOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post("/evidence/{evidence_id:uuid}/contest", operation_id="contestEvidence", summary="This answer misleads")
    async def contest(
        self, request: AksioRequest, evidence_id: FromPath[UUID], contest_evidence: NamedDependency[ContestEvidence]
    ) -> None:
        await contest_evidence(_contest(request, evidence_id, contested=True))

    @delete("/evidence/{evidence_id:uuid}/contest", operation_id="acceptEvidence", summary="Let it count again")
    async def accept(
        self, request: AksioRequest, evidence_id: FromPath[UUID], contest_evidence: NamedDependency[ContestEvidence]
    ) -> None:
        await contest_evidence(_contest(request, evidence_id, contested=False))


class FiguresController(Controller):
    """Figures about what was studied."""

    path = "/learning/analytics"
    tags = ("learning",)

    @get("/overview", operation_id="getOverview", summary="Everything in a few figures")
    async def overview(
        self, request: AksioRequest, study_figures: NamedDependency[StudyFigures], course_id: OfCourse = None
    ) -> OverviewOut:
        query = _query(request, course_id)
        courses = {} if course_id else await study_figures.by(TallyBy.COURSE, query)
        hours = await study_figures.by(TallyBy.HOUR, query)
        return OverviewOut.made_of(await study_figures.total(query), courses=courses, hours=hours)

    @get("/retention", operation_id="getRetention", summary="What was remembered, and how sure that is")
    async def retention(
        self, request: AksioRequest, study_figures: NamedDependency[StudyFigures], course_id: OfCourse = None
    ) -> RetentionsOut:
        return RetentionsOut.of(await study_figures.retention(_query(request, course_id)))

    @get("/forecast/bands", operation_id="forecastBands", summary="How sure the forecast is, and what if")
    async def bands(
        self,
        request: AksioRequest,
        forecast_bands: NamedDependency[ForecastBands],
        days: Annotated[int, QueryParameter(ge=1, le=365, description="How many, from today on.")] = 30,
        new_a_day: Annotated[int | None, QueryParameter(ge=0, le=1000, description="Cards to start a day.")] = None,
        retention: Annotated[float | None, QueryParameter(ge=0.7, le=0.97, description="To aim at.")] = None,
        days_off: DaysOff = None,
    ) -> BandsOut:
        query = ForecastBandsQuery(
            learner_id=request.user.id,
            days=days,
            new_a_day=new_a_day,
            retention=retention,
            days_off=frozenset(days_off or ()),
        )
        found = await forecast_bands(query)
        return BandsOut(
            days=[BandOut(date=one.date, p10=one.band.p10, p50=one.band.p50, p90=one.band.p90) for one in found]
        )

    @get("/reading-speed", operation_id="getReadingSpeed", summary="How fast I read, by what was timed")
    async def reading_speed(
        self, request: AksioRequest, get_reading_speed: NamedDependency[GetReadingSpeed]
    ) -> ReadingSpeedOut:
        return ReadingSpeedOut.of(await get_reading_speed(request.user.id))

    @get("/heatmap", operation_id="getHeatmap", summary="Study days by the learner's own calendar")
    async def heatmap(
        self,
        request: AksioRequest,
        study_figures: NamedDependency[StudyFigures],
        days: Days = 365,
        course_id: OfCourse = None,
    ) -> HeatmapOut:
        found = await study_figures.by(TallyBy.DAY, _query(request, course_id, days))
        return HeatmapOut(days=[DayOut.made_of(cast(datetime.date, day), tally) for day, tally in found.items()])

    @get("/trends", operation_id="getTrends", summary="Week by week")
    async def trends(
        self,
        request: AksioRequest,
        study_figures: NamedDependency[StudyFigures],
        days: Days = 84,
        course_id: OfCourse = None,
    ) -> TrendsOut:
        found = await study_figures.by(TallyBy.DAY, _query(request, course_id, days))
        return TrendsOut(weeks=TrendOut.weeks({cast(datetime.date, day): tally for day, tally in found.items()}))

    @get("/hours", operation_id="getHours", summary="Recall by local hour")
    async def hours(
        self, request: AksioRequest, study_figures: NamedDependency[StudyFigures], course_id: OfCourse = None
    ) -> PageOut[HourOut]:
        found = await study_figures.by(TallyBy.HOUR, _query(request, course_id))
        return PageOut(
            items=[HourOut.made_of(cast(int, hour), tally) for hour, tally in found.items()], next_cursor=None
        )

    @get("/calibration", operation_id="getCalibration", summary="What schedules expected beside what came")
    async def calibration(self, request: AksioRequest, study_figures: NamedDependency[StudyFigures]) -> CalibrationOut:
        return CalibrationOut.of(await study_figures.calibration(_query(request, None)))


def _contest(request: AksioRequest, evidence_id: UUID, *, contested: bool) -> ContestEvidenceCommand:
    return ContestEvidenceCommand(learner_id=request.user.id, evidence_id=ActivityId(evidence_id), contested=contested)


def _query(request: AksioRequest, course_id: UUID | None, days: int | None = None) -> StudyFiguresQuery:
    return StudyFiguresQuery(learner_id=request.user.id, days=days, course_id=cast(CourseId | None, course_id))


PROGRESS = (ActivitiesController, ProgressController, FiguresController)
