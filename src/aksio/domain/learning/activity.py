"""One act of learning in the ledger: a card recalled, a question answered, pages read. The ledger only ever grows."""

import datetime as dates
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.calendar import StudyCalendar, zone_info
from aksio.domain.shared.errors import FieldError, Invalid
from aksio.domain.shared.ids import ActivityId, AttemptId, CourseId, LearnerId
from aksio.domain.shared.number import range_error

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
FASTEST_CLOCK = timedelta(hours=24)
LONGEST_SECONDS = 86_400
MOST_PAGES = 10_000
MATURE_INTERVAL = 21


class ActivityKind(StrEnum):
    """What was done. Reviews and answers are told by events; the others by the learner's device."""

    REVIEW = "review"
    ANSWER = "answer"
    READING = "reading"
    WATCHING = "watching"
    NOTES = "notes"
    OTHER = "other"


TOLD_BY_DEVICES = (ActivityKind.READING, ActivityKind.WATCHING, ActivityKind.NOTES, ActivityKind.OTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalDay:
    """A learner's study day at the moment of an act, with the zone then in force. It is never computed again."""

    date: dates.date
    hour: int
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def at(cls, instant: datetime, calendar: StudyCalendar, *, day: dates.date | None = None) -> "LocalDay":
        """Where an instant falls; `day` where that was fixed before."""
        found = day or calendar.day_of(instant)
        return cls(
            date=found,
            hour=instant.astimezone(zone_info(calendar.zone)).hour,
            starts_at=calendar.start_of(found),
            ends_at=calendar.start_of(found + timedelta(days=1)),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall:
    """What an act says of memory. `interval_days` and `expected` (the chance of recall) only where a schedule knew."""

    correct: float
    interval_days: int | None = None
    expected: float | None = None

    @property
    def passed(self) -> bool:
        """At least half right."""
        return self.correct >= 0.5

    @property
    def is_retention(self) -> bool:
        """Whether it tells of memory over days: the card had an interval of a day or more."""
        return self.interval_days is not None and self.interval_days >= 1

    @property
    def is_mature(self) -> bool:
        """Whether the interval was three weeks or more."""
        return self.interval_days is not None and self.interval_days >= MATURE_INTERVAL


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """An act. `seconds` is how long it took, as the device says; what counts of it: `time_on_task`.

    An undone act stays, with the instant of its undoing, and counts no more.
    """

    id: ActivityId
    learner_id: LearnerId
    kind: ActivityKind
    occurred_at: datetime
    day: LocalDay
    seconds: int | None = None
    pages: int = 0
    course_id: CourseId | None = None
    subject_id: UUID | None = None
    recall: Recall | None = None
    undone_at: datetime | None = None

    @property
    def place(self) -> tuple[datetime, ActivityId]:
        """Where it belongs in the ledger, whenever it arrives."""
        return self.occurred_at, self.id

    @property
    def counts(self) -> bool:
        """Whether it was not taken back."""
        return self.undone_at is None


def answer_id(attempt_id: AttemptId, question_id: UUID) -> ActivityId:
    """The same answer is the same act, however often it is told."""
    return ActivityId(uuid5(attempt_id, str(question_id)))


@dataclass(frozen=True, kw_only=True)
class ActivityRecorded(Event):
    """A device told of an act. Reviews and answers have events of their own."""

    activity_id: ActivityId
    learner_id: LearnerId
    kind: str
    day: date
    seconds: int | None
    pages: int
    course_id: CourseId | None


class ActivityIdTaken(Invalid):
    """The id names another act."""

    code = "activity_id_taken"

    def __init__(self) -> None:
        taken = Invalid.field("/id", self.code, "This id was used for a different activity.")
        super().__init__(taken.detail, taken.errors)


def activity_errors(
    *, kind: ActivityKind, occurred_at: datetime, seconds: int | None, pages: int, now: datetime
) -> list[FieldError | None]:
    """What is wrong with an act as a device tells it. Clocks of devices may be hours fast, but not days."""
    errors: list[FieldError | None] = []
    if kind not in TOLD_BY_DEVICES:
        message = "Reviews and answers are recorded where they are given."
        errors.append(FieldError(pointer="/kind", code="recorded_elsewhere", message=message))
    if not EARLIEST <= occurred_at <= now + FASTEST_CLOCK:
        message = "Must not lie in the future." if occurred_at > now else "Must not lie before 1970."
        errors.append(FieldError(pointer="/occurred_at", code="out_of_range", message=message))
    errors.append(range_error("/seconds", seconds, least=0, most=LONGEST_SECONDS))
    errors.append(range_error("/pages", pages, least=0, most=MOST_PAGES))
    return errors
