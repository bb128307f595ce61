"""A sitting: started now or from a plan, paused, resumed, and completed, or closed when it was forgotten."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import Conflict, FieldError, NotFound, refuse
from aksio.domain.shared.ids import CourseId, LearnerId, StudySessionId
from aksio.domain.shared.number import range_error
from aksio.domain.shared.text import text_error

FORGOTTEN_AFTER = timedelta(minutes=30)
"""A running session without an act for so long is over; it ended with the last act."""
LONGEST_PAUSE = timedelta(hours=12)
LONGEST_MINUTES = 24 * 60
FARTHEST_AHEAD = timedelta(days=731)


class SessionStatus(StrEnum):
    """Where a session stands."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"


class SessionKind(StrEnum):
    """What is to be done in it."""

    FREE = "free"
    READ = "read"
    REVIEW = "review"
    PRACTICE = "practice"
    MOCK_EXAM = "mock_exam"


class EndedBy(StrEnum):
    """Who ended it: the learner, or nobody, so that it closed itself."""

    LEARNER = "learner"
    ITSELF = "itself"


class StudySessionNotFound(NotFound):
    """No such session, or somebody else's."""

    code = "study_session_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such study session.")


class AnotherSessionOpen(Conflict):
    """One at a time: a second device takes up the first one's session."""

    code = "another_session_open"

    def __init__(self) -> None:
        super().__init__("Another study session is under way. Resume or complete that one first.")


class WrongSessionStatus(Conflict):
    """What was asked does not fit the status."""

    code = "wrong_session_status"

    def __init__(self, status: SessionStatus, wanted: str) -> None:
        super().__init__(f"This session is {status}; to {wanted} is not possible.")


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of a session without a pause. Open as long as `ended_at` is None."""

    began_at: datetime
    ended_at: datetime | None = None

    def lasted(self, now: datetime) -> timedelta:
        """By the clock, up to its end or now."""
        return max(timedelta(0), (self.ended_at or now) - self.began_at)


@dataclass(frozen=True, kw_only=True)
class SessionPlan:
    """What a session is meant for. `planned_session_id` is the entry of a study plan that it came from."""

    kind: SessionKind = SessionKind.FREE
    title: str | None = None
    course_id: CourseId | None = None
    planned_minutes: int | None = None
    planned_session_id: UUID | None = None

    def errors(self) -> list[FieldError | None]:
        """What is wrong with it."""
        return [
            None if self.title is None else text_error("/title", self.title, longest=200),
            range_error("/planned_minutes", self.planned_minutes, least=1, most=LONGEST_MINUTES),
        ]


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """What the learner says of it in the end: 1 to 5 each, and a note."""

    focus: int | None = None
    difficulty: int | None = None
    note: str | None = None

    def errors(self) -> list[FieldError | None]:
        """What is wrong with them."""
        return [
            range_error("/focus", self.focus, least=1, most=5),
            range_error("/difficulty", self.difficulty, least=1, most=5),
            None if self.note is None else text_error("/note", self.note, longest=2_000),
        ]


@dataclass(frozen=True, kw_only=True)
class StudySessionStarted(Event):
    """Somebody sat down to study."""

    study_session_id: StudySessionId
    learner_id: LearnerId
    course_id: CourseId | None


@dataclass(frozen=True, kw_only=True)
class StudySessionCompleted(Event):
    """It is over. `planned_session_id` is the entry of a plan that was done by it."""

    study_session_id: StudySessionId
    learner_id: LearnerId
    course_id: CourseId | None
    planned_session_id: UUID | None
    ended_by: str


@dataclass(kw_only=True, eq=False)
class StudySession(Aggregate):
    """How long was studied in it is not kept here: the ledger of activities tells."""

    id: StudySessionId
    learner_id: LearnerId
    plan: SessionPlan
    status: SessionStatus
    scheduled_for: datetime | None = None
    stretches: tuple[Stretch, ...] = ()
    ended_by: EndedBy | None = None
    ratings: Ratings = Ratings()
    created_at: datetime
    updated_at: datetime

    @classmethod
    def begin(cls, *, id: StudySessionId, learner_id: LearnerId, plan: SessionPlan, now: datetime) -> Self:
        """Start now. Raises Invalid with every field that is wrong."""
        refuse(plan.errors())
        session = cls(
            id=id, learner_id=learner_id, plan=plan, status=SessionStatus.SCHEDULED, created_at=now, updated_at=now
        )
        session.start(now=now)
        return session

    @classmethod
    def schedule(
        cls, *, id: StudySessionId, learner_id: LearnerId, plan: SessionPlan, at: datetime, now: datetime
    ) -> Self:
        """Put down for later, in any zone. Raises Invalid with every field that is wrong."""
        refuse([*plan.errors(), _schedule_error(at, now)])
        return cls(
            id=id,
            learner_id=learner_id,
            plan=plan,
            status=SessionStatus.SCHEDULED,
            scheduled_for=at.astimezone(UTC),
            created_at=now,
            updated_at=now,
        )

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return self.status in (SessionStatus.RUNNING, SessionStatus.PAUSED)

    @property
    def began_at(self) -> datetime | None:
        """When it first started."""
        return self.stretches[0].began_at if self.stretches else None

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, if it did."""
        return self.stretches[-1].ended_at if self.status is SessionStatus.COMPLETED else None

    def start(self, *, now: datetime) -> None:
        """Begin what was scheduled. Raises WrongSessionStatus."""
        self._require(SessionStatus.SCHEDULED, to="start it")
        self._run(now)
        self._record(
            StudySessionStarted(
                occurred_at=now,
                study_session_id=self.id,
                learner_id=self.learner_id,
                course_id=self.plan.course_id,
            )
        )

    def pause(self, *, now: datetime) -> None:
        """Stop for a while. Raises WrongSessionStatus."""
        self._require(SessionStatus.RUNNING, to="pause it")
        self._close_stretch(now)
        self.status, self.updated_at = SessionStatus.PAUSED, now

    def resume(self, *, now: datetime) -> None:
        """Go on. Raises WrongSessionStatus."""
        self._require(SessionStatus.PAUSED, to="resume it")
        self._run(now)

    def complete(self, *, ratings: Ratings, now: datetime) -> None:
        """The learner is done. Raises WrongSessionStatus, and Invalid with every field that is wrong."""
        refuse(ratings.errors())
        self._require(SessionStatus.RUNNING, SessionStatus.PAUSED, to="complete it")
        self.ratings = ratings
        self._end(now, EndedBy.LEARNER, now)

    def close_forgotten(self, *, last_act_at: datetime | None, now: datetime) -> bool:
        """End what nobody ended, with its last act (or where it began, if there was none). False: not yet forgotten."""
        if not self.is_open:
            return False
        running = self.stretches[-1]
        seen = max(running.ended_at or running.began_at, last_act_at or running.began_at)
        patience = FORGOTTEN_AFTER if self.status is SessionStatus.RUNNING else LONGEST_PAUSE
        if now - seen < patience:
            return False
        self._end(seen, EndedBy.ITSELF, now)
        return True

    def _run(self, now: datetime) -> None:
        self.stretches = (*self.stretches, Stretch(began_at=now))
        self.status, self.updated_at = SessionStatus.RUNNING, now

    def _close_stretch(self, at: datetime) -> None:
        last = self.stretches[-1]
        if last.ended_at is None:
            closed = replace(last, ended_at=max(at, last.began_at))
            self.stretches = (*self.stretches[:-1], closed)

    def _end(self, at: datetime, by: EndedBy, now: datetime) -> None:
        self._close_stretch(at)
        self.status, self.ended_by, self.updated_at = SessionStatus.COMPLETED, by, now
        self._record(
            StudySessionCompleted(
                occurred_at=now,
                study_session_id=self.id,
                learner_id=self.learner_id,
                course_id=self.plan.course_id,
                planned_session_id=self.plan.planned_session_id,
                ended_by=str(by),
            )
        )

    def _require(self, *allowed: SessionStatus, to: str) -> None:
        if self.status not in allowed:
            raise WrongSessionStatus(self.status, to)


def _schedule_error(at: datetime, now: datetime) -> FieldError | None:
    if now <= at <= now + FARTHEST_AHEAD:
        return None
    message = "Must lie in the future." if at < now else "Must lie within two years."
    return FieldError(pointer="/scheduled_for", code="out_of_range", message=message)
