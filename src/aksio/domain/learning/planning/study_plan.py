"""A study plan: courses, the time there is, and what is to be done on which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.errors import DayDoesNotFit, PlannedSessionNotFound, SessionIsOver
from aksio.domain.learning.planning.events import (
    PlannedSessionDone,
    SessionMoved,
    StudyPlanActivated,
    StudyPlanDeleted,
    StudyPlanGenerated,
    StudyPlanPaused,
)
from aksio.domain.learning.planning.planner import DEFAULT_DAYS, LONGEST_DAYS, Planned
from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import CourseId, LearnerId, PlannedSessionId, StudyPlanId
from aksio.domain.shared.number import range_error
from aksio.domain.shared.text import text_error

MOST_COURSES = 20
STUDY_FROM = time(17)
LEAST_PRIORITY, MIDDLE_PRIORITY, MOST_PRIORITY = 1, 3, 5


class PlanStatus(StrEnum):
    """Only active plans take hours from others, and follow missed days by themselves."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"


class PlanChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    title: str
    course_ids: tuple[CourseId, ...]
    target_date: date | None
    availability: Availability
    priorities: Mapping[CourseId, int]
    study_from: time


class _Named(TypedDict):
    occurred_at: datetime
    plan_id: StudyPlanId
    learner_id: LearnerId


@dataclass(kw_only=True, eq=False)
class StudyPlan(Aggregate):
    """`planned_on` is the study day of the latest planning, None before the first.

    `study_from` is the local time at which the sessions of a day begin in calendars. `feed_hash` is the hash of the
    secret in the link to its calendar, None when there is no link.
    """

    id: StudyPlanId
    learner_id: LearnerId
    title: str
    course_ids: tuple[CourseId, ...]
    target_date: date | None = None
    availability: Availability = field(default_factory=Availability)
    priorities: Mapping[CourseId, int] = field(default_factory=dict)
    study_from: time = STUDY_FROM
    status: PlanStatus = PlanStatus.DRAFT
    sessions: tuple[PlannedSession, ...] = ()
    unscheduled: tuple[Unscheduled, ...] = ()
    planned_on: date | None = None
    feed_hash: str | None = None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def draw_up(
        cls, *, id: StudyPlanId, learner_id: LearnerId, today: date, now: datetime, **particulars: Unpack[PlanChanges]
    ) -> Self:
        """A new draft, without sessions. Raises Invalid with every field that is wrong."""
        plan = cls(id=id, learner_id=learner_id, created_at=now, updated_at=now, **particulars)
        plan._check(today)
        return plan

    def edit(self, *, today: date, now: datetime, **changes: Unpack[PlanChanges]) -> None:
        """Change particulars; its days stay until they are planned anew. Raises Invalid."""
        for name, value in changes.items():
            setattr(self, name, value)
        self._check(today, target="target_date" in changes)
        self.priorities = {course: self.priorities[course] for course in self.course_ids if course in self.priorities}
        self.updated_at = now

    def last_day(self, today: date, last_exam: date | None) -> date:
        """Where it ends: the target, or the last exam, or in eight weeks; a year ahead at most."""
        end = self.target_date or last_exam or today + timedelta(days=DEFAULT_DAYS - 1)
        return min(end, today + timedelta(days=LONGEST_DAYS - 1))

    def staying(self, today: date, taken: Mapping[date, int]) -> list[PlannedSession]:
        """What planning anew leaves alone: all that was done, and what the learner moved, as far as it still fits."""
        done = [each for each in self.sessions if each.done]
        used: dict[date, int] = dict(taken)
        for each in done:
            used[each.date] = used.get(each.date, 0) + each.takes
        found = list(done)
        for each in self.sessions:
            if each.moved and not each.done and each.date >= today and each.course_id in self.course_ids:
                after = used.get(each.date, 0) + each.minutes
                if after <= self.availability.on(each.date):
                    used[each.date] = after
                    found.append(each)
        return found

    def follow(self, planned: Planned, *, today: date, now: datetime) -> None:
        """Take over newly planned days; those in the past stay as they were. Nothing new: nothing happens."""
        past = tuple(each for each in self.sessions if each.date < today)
        sessions = (*past, *planned.sessions)
        if (sessions, planned.unscheduled, today) == (self.sessions, self.unscheduled, self.planned_on):
            return
        self.sessions, self.unscheduled, self.planned_on = sessions, planned.unscheduled, today
        self.updated_at = now
        minutes = sum(each.minutes for each in planned.sessions)
        self._record(
            StudyPlanGenerated(
                **self._named(now),
                sessions=len(planned.sessions),
                minutes=minutes,
                shortfall_minutes=self.shortfall_minutes,
            )
        )

    def move(
        self, session_id: PlannedSessionId, to: date, *, today: date, last_day: date, taken: int, now: datetime
    ) -> None:
        """Put a session on another day, where it stays. `taken` are minutes of that day that other plans use.

        Raises PlannedSessionNotFound, SessionIsOver and DayDoesNotFit.
        """
        session = self.session(session_id)
        if session.done or session.date < today:
            raise SessionIsOver
        if not today <= to <= last_day:
            raise DayDoesNotFit(f"Must be from {today} to {last_day}, the last day before the exam or target.")
        others = sum(each.takes for each in self.sessions if each.date == to and each.stays and each.id != session_id)
        free = self.availability.on(to) - taken - others
        if session.minutes > free:
            raise DayDoesNotFit(f"The session takes {session.minutes} minutes, and that day has {max(0, free)}.")
        self._replace(replace(session, date=to, moved=True))
        self.updated_at = now
        self._record(SessionMoved(**self._named(now), session_id=session_id, was=session.date, date=to))

    def finish(
        self, session_id: PlannedSessionId, *, done: bool, today: date, now: datetime, spent_minutes: int | None = None
    ) -> None:
        """Mark a session as done (what was to come is done today), or take that back.

        `spent_minutes` is how long it took, None where that is not known, or was said before.
        Raises PlannedSessionNotFound.
        """
        session = self.session(session_id)
        spent = (session.spent_minutes if spent_minutes is None else spent_minutes) if done else None
        if (session.done, session.spent_minutes) == (done, spent):
            return
        day = min(session.date, today) if done else session.date
        self._replace(replace(session, done=done, date=day, spent_minutes=spent))
        self.updated_at = now
        if done and not session.done:
            self._record(PlannedSessionDone(**self._named(now), session_id=session_id))

    def activate(self, *, now: datetime) -> None:
        """Let it count. Twice is once."""
        if self.status is not PlanStatus.ACTIVE:
            self.status = PlanStatus.ACTIVE
            self.updated_at = now
            self._record(StudyPlanActivated(**self._named(now), course_ids=self.course_ids))

    def pause(self, *, now: datetime) -> None:
        """Let it rest. Twice is once."""
        if self.status is not PlanStatus.PAUSED:
            self.status = PlanStatus.PAUSED
            self.updated_at = now
            self._record(StudyPlanPaused(**self._named(now)))

    def share(self, feed_hash: str | None, *, now: datetime) -> None:
        """Open its calendar to whoever has the secret; an earlier link ends. None closes it."""
        self.feed_hash = feed_hash
        self.updated_at = now

    def lose_course(self, course_id: CourseId, *, today: date, now: datetime) -> None:
        """A course is gone: nothing of it is to come."""
        self.course_ids = tuple(each for each in self.course_ids if each != course_id)
        self.priorities = {each: value for each, value in self.priorities.items() if each != course_id}
        self.sessions = tuple(
            each for each in self.sessions if each.course_id != course_id or each.date < today or each.done
        )
        self.unscheduled = tuple(each for each in self.unscheduled if each.course_id != course_id)
        self.updated_at = now

    def delete(self, *, now: datetime) -> None:
        """Say that it goes."""
        self._record(StudyPlanDeleted(**self._named(now)))

    def session(self, session_id: PlannedSessionId) -> PlannedSession:
        """Raises PlannedSessionNotFound."""
        for each in self.sessions:
            if each.id == session_id:
                return each
        raise PlannedSessionNotFound

    @property
    def shortfall_minutes(self) -> int:
        """How many more minutes it would take to do everything."""
        return sum(each.minutes for each in self.unscheduled)

    def minutes_by_day(self) -> dict[date, int]:
        """What it takes of each day."""
        total: dict[date, int] = {}
        for each in self.sessions:
            total[each.date] = total.get(each.date, 0) + each.takes
        return total

    def _replace(self, session: PlannedSession) -> None:
        others = [each for each in self.sessions if each.id != session.id]
        self.sessions = tuple(sorted([*others, session], key=lambda each: each.date))

    def _named(self, now: datetime) -> _Named:
        return _Named(occurred_at=now, plan_id=self.id, learner_id=self.learner_id)

    def _check(self, today: date, *, target: bool = True) -> None:
        errors = [text_error("/title", self.title, longest=200), *self.availability.errors(), *self._course_errors()]
        if target and self.target_date is not None:
            last = today + timedelta(days=LONGEST_DAYS - 1)
            errors.append(range_error("/target_date", self.target_date, least=today, most=last))
        refuse(errors)

    def _course_errors(self) -> list[FieldError | None]:
        errors: list[FieldError | None] = []
        if not 1 <= len(set(self.course_ids)) == len(self.course_ids) <= MOST_COURSES:
            message = f"Must be from 1 to {MOST_COURSES} different courses."
            errors.append(FieldError(pointer="/course_ids", code="bad_courses", message=message))
        for course_id, priority in self.priorities.items():
            pointer = f"/priorities/{course_id}"
            errors.append(range_error(pointer, priority, least=LEAST_PRIORITY, most=MOST_PRIORITY))
        return errors
