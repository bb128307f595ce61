"""Study days summed up: what charts and figures are read from. A pure function of the ledger, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from aksio.domain.learning.activity import Activity, ActivityKind, Recall
from aksio.domain.learning.streak import ActiveDay
from aksio.domain.learning.time_on_task import seconds_of_each
from aksio.domain.shared.ids import CourseId

BINS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Counts. `young` and `mature` are recalls of cards with an interval of a day or more, split at 21 days."""

    acts: int = 0
    reviews: int = 0
    reviews_passed: int = 0
    answers: int = 0
    answers_passed: int = 0
    pages: int = 0
    seconds: int = 0
    young: int = 0
    young_passed: int = 0
    mature: int = 0
    mature_passed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in Tally.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyHour:
    """What was done for a course (or for none) in a local hour of a study day, and when that day began and ended."""

    day: date
    hour: int
    course_id: CourseId | None
    tally: Tally
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class RecallBin:
    """Recalls of a day whose expected chance fell in the same tenth: what was expected of them, and what came."""

    day: date
    bin: int
    recalls: int
    expected: float
    passed: int


@dataclass(frozen=True, kw_only=True)
class StudyRecord:
    """A study day, summed up."""

    hours: tuple[StudyHour, ...]
    bins: tuple[RecallBin, ...]

    @property
    def active_day(self) -> ActiveDay | None:
        """The day as streaks see it; None where nothing that counts was done."""
        if not self.hours:
            return None
        return ActiveDay(
            date=self.hours[0].day,
            starts_at=min(hour.starts_at for hour in self.hours),
            ends_at=max(hour.ends_at for hour in self.hours),
        )


def study_record(activities: Iterable[Activity]) -> StudyRecord:
    """The acts of one study day, in any order, each once. What was undone counts no more."""
    acts = sorted((one for one in activities if one.counts), key=lambda one: one.place)
    return StudyRecord(hours=_hours(acts), bins=_bins(acts))


def bin_of(expected: float) -> int:
    """The tenth that a probability falls in."""
    return min(BINS - 1, max(0, int(expected * BINS)))


def _hours(acts: list[Activity]) -> tuple[StudyHour, ...]:
    groups: dict[tuple[int, CourseId | None], list[tuple[Activity, float]]] = defaultdict(list)
    for act, seconds in seconds_of_each(acts):
        groups[act.day.hour, act.course_id].append((act, seconds))
    hours = [
        StudyHour(
            day=group[0][0].day.date,
            hour=hour,
            course_id=course_id,
            tally=replace(tally_of(act for act, _ in group), seconds=round(sum(seconds for _, seconds in group))),
            starts_at=min(act.day.starts_at for act, _ in group),
            ends_at=max(act.day.ends_at for act, _ in group),
        )
        for (hour, course_id), group in groups.items()
    ]
    return tuple(sorted(hours, key=lambda one: (one.hour, str(one.course_id))))


def tally_of(activities: Iterable[Activity]) -> Tally:
    """Acts counted; of their time nothing is said."""
    acts = list(activities)
    told = [(act.kind, act.recall) for act in acts if act.recall is not None]
    reviews = [recall for kind, recall in told if kind is ActivityKind.REVIEW]
    answers = [recall for kind, recall in told if kind is not ActivityKind.REVIEW]
    mature = [recall for recall in reviews if recall.is_mature]
    young = [recall for recall in reviews if recall.is_retention and not recall.is_mature]
    return Tally(
        acts=len(acts),
        reviews=len(reviews),
        reviews_passed=_passed(reviews),
        answers=len(answers),
        answers_passed=_passed(answers),
        pages=sum(act.pages for act in acts),
        young=len(young),
        young_passed=_passed(young),
        mature=len(mature),
        mature_passed=_passed(mature),
    )


def _passed(recalls: Iterable[Recall]) -> int:
    return sum(recall.passed for recall in recalls)


def _bins(acts: list[Activity]) -> tuple[RecallBin, ...]:
    groups: dict[int, list[tuple[Recall, float]]] = defaultdict(list)
    for act in acts:
        if act.recall is not None and act.recall.expected is not None:
            groups[bin_of(act.recall.expected)].append((act.recall, act.recall.expected))
    return tuple(
        RecallBin(
            day=acts[0].day.date,
            bin=number,
            recalls=len(group),
            expected=sum(expected for _, expected in group),
            passed=sum(recall.passed for recall, _ in group),
        )
        for number, group in sorted(groups.items())
    )
