"""Schedules and reviews from files, held to what a schedule and a review can be."""

from datetime import date, datetime, timedelta
from uuid import uuid5

from aksio.application.assessments.interchange.interchange_ports import ReviewRecord, ScheduleRecord
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.scheduling import require_scheduler
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL, LOWEST_EASE
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid, refuse
from aksio.domain.shared.ids import FlashcardId, ReviewId
from aksio.domain.shared.number import range_error

_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2500, 1, 1)
_MOST = 1_000_000
_ONE_DAY = timedelta(days=1)
_LONGEST_RECALL_MS = 3_600_000


def schedule_of(record: ScheduleRecord, *, now: datetime) -> ReviewSchedule:
    """Raises Invalid with every number that no schedule of ours can have."""
    require_scheduler(record.scheduler)
    refuse(
        [
            range_error("/schedule/repetitions", record.repetitions, least=0, most=_MOST),
            range_error("/schedule/interval_days", record.interval_days, least=1, most=LONGEST_INTERVAL),
            range_error("/schedule/ease_hundredths", record.ease_hundredths, least=LOWEST_EASE, most=_MOST),
            range_error("/schedule/lapses", record.lapses, least=0, most=_MOST),
            range_error("/schedule/due_on", record.due_on, least=_FIRST_DAY, most=_LAST_DAY),
            range_error("/schedule/repeat_on", record.repeat_on or record.due_on, least=_FIRST_DAY, most=_LAST_DAY),
        ]
    )
    if record.last_reviewed_at is not None:
        _require_past(record.last_reviewed_at, now)
    return ReviewSchedule(
        scheduler=record.scheduler,
        repetitions=record.repetitions,
        interval_days=record.interval_days,
        ease_hundredths=record.ease_hundredths,
        due_on=record.due_on,
        repeat_on=record.repeat_on,
        lapses=record.lapses,
        last_reviewed_at=record.last_reviewed_at,
    )


def answer_of(review: ReviewRecord, card_id: FlashcardId, *, calendar: StudyCalendar, now: datetime) -> Answer:
    """Raises Invalid for a rating that is none, and for times that cannot be."""
    _require_past(review.reviewed_at, now)
    day = review.studied_on or calendar.day_of(review.reviewed_at)
    if abs(day - review.reviewed_at.date()) > 2 * _ONE_DAY:
        raise Invalid.field("/reviews", "out_of_range", "The study day of a review is not near its time.")
    return Answer(
        review_id=ReviewId(uuid5(card_id, review.id.hex)),
        rating=Rating.of_number(review.rating),
        reviewed_at=review.reviewed_at,
        day=day,
        duration_ms=None if review.duration_ms is None else min(max(0, review.duration_ms), _LONGEST_RECALL_MS),
    )


def _require_past(moment: datetime, now: datetime) -> None:
    """Clocks may differ by a day at most."""
    if moment.date() < _FIRST_DAY or moment > now + _ONE_DAY:
        raise Invalid.field("/reviews", "out_of_range", "A review lies in the future, or before 1990.")
