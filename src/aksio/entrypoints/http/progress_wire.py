"""Activity, progress and figures on the wire."""

import datetime
from collections.abc import Mapping
from datetime import timedelta
from typing import Self
from uuid import UUID

from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.study_record import Tally
from aksio.entrypoints.http.wire import Body, Out

ENOUGH_REVIEWS = 20


class NewActivity(Body, frozen=True, kw_only=True):
    """An act. With an `id` of the client's it may be sent again. Of one act at most five minutes count."""

    kind: ActivityKind
    id: UUID | None = None
    occurred_at: datetime.datetime | None = None
    seconds: int | None = None
    pages: int = 0
    course_id: UUID | None = None
    subject_id: UUID | None = None


class ActivityOut(Out, frozen=True, kw_only=True):
    """An act. `day` is the learner's study day then."""

    id: UUID
    kind: ActivityKind
    occurred_at: datetime.datetime
    day: datetime.date
    seconds: int | None
    pages: int
    course_id: UUID | None
    subject_id: UUID | None
    correct: float | None


class FreezesOut(Out, frozen=True, kw_only=True):
    """Days of rest: held now, used so far, and used in the present streak."""

    held: int
    used: int
    used_on: list[datetime.date]


class StreakOut(Out, frozen=True, kw_only=True):
    """Days in a row; days that a freeze covers are not counted."""

    current_days: int
    longest_days: int
    last_active_on: datetime.date | None
    started_on: datetime.date | None
    active_today: bool
    freezes: FreezesOut


class IntervalOut(Out, frozen=True, kw_only=True):
    """With 95 %."""

    low: float
    high: float


class RetentionOut(Out, frozen=True, kw_only=True):
    """Null as long as nothing is known, with the reason."""

    value: float | None
    passed: int
    total: int
    interval: IntervalOut | None
    reason: str | None


class RetentionsOut(Out, frozen=True, kw_only=True):
    """Of cards with an interval of a day or more, split at 21 days."""

    overall: RetentionOut
    young: RetentionOut
    mature: RetentionOut


class ReadingSpeedOut(Out, frozen=True, kw_only=True):
    """What plans reckon with: the learner's own pace where `is_measured`, else the default of two minutes a page.

    It is measured from three sittings with 20 pages on; `sittings` and `pages` are what counts so far. A quarter of the
    sittings were faster than `quick`, a quarter slower than `slow` (minutes per page; null where nothing is measured).
    """

    minutes_per_page: float
    is_measured: bool
    sittings: int
    pages: int
    quick: float | None
    slow: float | None


class EvidenceOut(Out, frozen=True, kw_only=True):
    """An answer as evidence. Of what kind, and to which card or question."""

    id: UUID
    topic_id: UUID
    kind: str
    subject_id: UUID | None
    occurred_at: datetime.datetime
    correct: bool
    contested: bool


class TopicOut(Out, frozen=True, kw_only=True):
    """`mastery` is the chance that it is known; `evidence` are the latest answers."""

    id: UUID
    course_id: UUID
    kind: str
    name: str
    mastery: float
    mastered: bool
    evidence_count: int
    correct_count: int
    contested_count: int
    last_evidence_at: datetime.datetime | None
    retention: RetentionOut
    evidence: list[EvidenceOut]


class SumOut(Out, frozen=True, kw_only=True):
    """What was done. `passed_share` is null without reviews."""

    acts: int
    reviews: int
    passed_share: float | None
    answers: int
    pages: int
    seconds: int

    @classmethod
    def fields(cls, tally: Tally) -> dict[str, int | float | None]:
        """Of a sum."""
        found: dict[str, int | float | None] = {
            name: getattr(tally, name) for name in ("acts", "reviews", "answers", "pages", "seconds")
        }
        return found | {"passed_share": tally.reviews_passed / tally.reviews if tally.reviews else None}


class CourseTimeOut(SumOut, frozen=True, kw_only=True):
    """For one course, or for none."""

    course_id: UUID | None


class OverviewOut(SumOut, frozen=True, kw_only=True):
    """All in all. `best_hour` has the best recall among the hours with 20 reviews or more, else it is null."""

    best_hour: int | None
    courses: list[CourseTimeOut]

    @classmethod
    def made_of(cls, total: Tally, *, courses: Mapping[object, Tally], hours: Mapping[object, Tally]) -> Self:
        """Of sums."""
        enough = {hour: tally for hour, tally in hours.items() if tally.reviews >= ENOUGH_REVIEWS}
        best = max(enough, key=lambda hour: enough[hour].reviews_passed / enough[hour].reviews, default=None)
        return cls.of(
            SumOut.fields(total)
            | {
                "best_hour": best,
                "courses": [SumOut.fields(tally) | {"course_id": course} for course, tally in courses.items()],
            }
        )


class DayOut(SumOut, frozen=True, kw_only=True):
    """A study day; days without study are left out."""

    date: datetime.date

    @classmethod
    def made_of(cls, day: datetime.date, tally: Tally) -> Self:
        """Of a sum."""
        return cls.of(SumOut.fields(tally) | {"date": day})


class HeatmapOut(Out, frozen=True, kw_only=True):
    """In order."""

    days: list[DayOut]


class HourOut(SumOut, frozen=True, kw_only=True):
    """A local hour."""

    hour: int

    @classmethod
    def made_of(cls, hour: int, tally: Tally) -> Self:
        """Of a sum."""
        return cls.of(SumOut.fields(tally) | {"hour": hour})


class TrendOut(SumOut, frozen=True, kw_only=True):
    """A week from Monday on."""

    week_of: datetime.date
    active_days: int

    @classmethod
    def weeks(cls, days: Mapping[datetime.date, Tally]) -> list[Self]:
        """Weeks with study, in order."""
        weeks: dict[datetime.date, list[Tally]] = {}
        for day, tally in days.items():
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(tally)
        return [
            cls.of(SumOut.fields(sum(tallies, Tally())) | {"week_of": week, "active_days": len(tallies)})
            for week, tallies in weeks.items()
        ]


class TrendsOut(Out, frozen=True, kw_only=True):
    """In order; weeks without study are left out."""

    weeks: list[TrendOut]


class BandOut(Out, frozen=True, kw_only=True):
    """Reviews of cards already begun, if everything that is due is reviewed on its day."""

    date: datetime.date
    p10: int
    p50: int
    p90: int


class BandsOut(Out, frozen=True, kw_only=True):
    """In order, today first."""

    days: list[BandOut]


class BinOut(Out, frozen=True, kw_only=True):
    """Recalls that were expected with a chance in this tenth: 9 is from 0.9 on. `expected` and `passed` are sums."""

    bin: int
    recalls: int
    expected: float
    passed: int


class CalibrationOut(Out, frozen=True, kw_only=True):
    """Null as long as no card was reviewed that had been learnt before."""

    bins: list[BinOut]
    recalls: int
    expected: float | None
    actual: float | None
