"""Put an act into the ledger that a device tells of: reading, watching, notes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from aksio.application.learning.progress.entering import Told, enter
from aksio.application.learning.progress.ports import OwnCourses, StudyCalendars
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.application.learning.progress.views import ActivityView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.learning.activity import (
    Activity,
    ActivityIdTaken,
    ActivityKind,
    ActivityRecorded,
    LocalDay,
    activity_errors,
)
from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import ActivityId, CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class RecordActivityCommand:
    """`occurred_at` is now unless it was earlier. A repeated `id` changes nothing."""

    learner_id: LearnerId
    kind: ActivityKind
    id: ActivityId | None = None
    occurred_at: datetime | None = None
    seconds: int | None = None
    pages: int = 0
    course_id: CourseId | None = None
    subject_id: UUID | None = None


class RecordActivity:
    """Raises Invalid, and ActivityIdTaken when the id names another act."""

    def __init__(
        self, uow: LearningUnitOfWork, calendars: StudyCalendars, courses: OwnCourses, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._calendars = calendars
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RecordActivityCommand) -> ActivityView:
        act = await self._activity(command)
        async with self._uow as uow:
            await uow.ledger.hold(command.learner_id)
            known = await uow.ledger.known([act.id], learner_id=command.learner_id)
            if known:
                return ActivityView.of(_same(known[0], act))
            await enter(uow, command.learner_id, [Told(activity=act)])
            uow.ledger.put([], event=_recorded(act, self._clock.now()))
            await uow.commit()
        return ActivityView.of(act)

    async def _activity(self, command: RecordActivityCommand) -> Activity:
        now = self._clock.now()
        at = command.occurred_at or now
        errors = activity_errors(
            kind=command.kind, occurred_at=at, seconds=command.seconds, pages=command.pages, now=now
        )
        refuse([*errors, await self._course_error(command)])
        calendar = await self._calendars.of(command.learner_id)
        return Activity(
            id=command.id or ActivityId(self._ids.new()),
            learner_id=command.learner_id,
            kind=command.kind,
            occurred_at=at.astimezone(UTC),
            day=LocalDay.at(at, calendar),
            seconds=command.seconds,
            pages=command.pages,
            course_id=command.course_id,
            subject_id=command.subject_id,
        )

    async def _course_error(self, command: RecordActivityCommand) -> FieldError | None:
        if command.course_id is None:
            return None
        if await self._courses.among(frozenset([command.course_id]), learner_id=command.learner_id):
            return None
        return FieldError(pointer="/course_id", code="unknown_course", message="There is no such course.")


def _same(known: Activity, told: Activity) -> Activity:
    if (known.kind, known.seconds, known.pages) != (told.kind, told.seconds, told.pages):
        raise ActivityIdTaken
    return known


def _recorded(act: Activity, now: datetime) -> ActivityRecorded:
    return ActivityRecorded(
        occurred_at=now,
        activity_id=act.id,
        learner_id=act.learner_id,
        kind=str(act.kind),
        day=act.day.date,
        seconds=act.seconds,
        pages=act.pages,
        course_id=act.course_id,
    )
