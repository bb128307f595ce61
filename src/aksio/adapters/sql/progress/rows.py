"""Progress as rows, and back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall
from aksio.domain.learning.mastery import Evidence, Mastery
from aksio.domain.learning.study_record import RecallBin, StudyHour, StudyRecord, Tally
from aksio.domain.shared.ids import CourseId, LearnerId

NO_COURSE = UUID(int=0)
TALLY = tuple(Tally.__dataclass_fields__)
MASTERY = tuple(Mastery.__dataclass_fields__)


def activity_to_row(act: Activity) -> Row:
    """A row of the ledger."""
    recall = act.recall
    return {
        "learner_id": act.learner_id,
        "id": act.id,
        "kind": str(act.kind),
        "occurred_at": act.occurred_at,
        "day": act.day.date,
        "hour": act.day.hour,
        "day_starts_at": act.day.starts_at,
        "day_ends_at": act.day.ends_at,
        "seconds": act.seconds,
        "pages": act.pages,
        "course_id": act.course_id,
        "subject_id": act.subject_id,
        "correct": None if recall is None else recall.correct,
        "interval_days": None if recall is None else recall.interval_days,
        "expected": None if recall is None else recall.expected,
        "undone_at": act.undone_at,
    }


def activity_from_row(row: RowMapping) -> Activity:
    """The act again."""
    recall = None
    if row["correct"] is not None:
        recall = Recall(correct=row["correct"], interval_days=row["interval_days"], expected=row["expected"])
    return Activity(
        id=row["id"],
        learner_id=row["learner_id"],
        kind=ActivityKind(row["kind"]),
        occurred_at=row["occurred_at"],
        day=LocalDay(date=row["day"], hour=row["hour"], starts_at=row["day_starts_at"], ends_at=row["day_ends_at"]),
        seconds=row["seconds"],
        pages=row["pages"],
        course_id=row["course_id"],
        subject_id=row["subject_id"],
        recall=recall,
        undone_at=row["undone_at"],
    )


def hour_to_row(hour: StudyHour, learner_id: LearnerId) -> Row:
    """A summed-up hour."""
    return {
        "learner_id": learner_id,
        "day": hour.day,
        "hour": hour.hour,
        "course_id": hour.course_id or NO_COURSE,
        **{name: getattr(hour.tally, name) for name in TALLY},
        "starts_at": hour.starts_at,
        "ends_at": hour.ends_at,
    }


def hour_from_row(row: RowMapping) -> StudyHour:
    """The hour again."""
    return StudyHour(
        day=row["day"],
        hour=row["hour"],
        course_id=course_from(row["course_id"]),
        tally=tally_from_row(row),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
    )


def records_from_rows(hours: Iterable[RowMapping], bins: Iterable[RowMapping]) -> dict[date, StudyRecord]:
    """Study days, each with its hours and bins in their order."""
    by_day: dict[date, tuple[list[StudyHour], list[RecallBin]]] = {}
    for row in hours:
        by_day.setdefault(row["day"], ([], []))[0].append(hour_from_row(row))
    for row in bins:
        by_day.setdefault(row["day"], ([], []))[1].append(bin_from_row(row))
    return {
        day: StudyRecord(
            hours=tuple(sorted(hours, key=lambda one: (one.hour, str(one.course_id)))),
            bins=tuple(sorted(bins, key=lambda one: one.bin)),
        )
        for day, (hours, bins) in by_day.items()
    }


def tally_from_row(row: Mapping[Any, Any]) -> Tally:
    """Counts; sums over nothing are 0."""
    return Tally(**{name: int(row[name] or 0) for name in TALLY})


def bin_to_row(bin: RecallBin, learner_id: LearnerId) -> Row:
    """A row of recalls that were expected alike."""
    return {
        "learner_id": learner_id,
        "day": bin.day,
        "bin": bin.bin,
        "recalls": bin.recalls,
        "expected": bin.expected,
        "passed": bin.passed,
    }


def bin_from_row(row: RowMapping) -> RecallBin:
    """The recalls again."""
    return RecallBin(
        day=row["day"], bin=row["bin"], recalls=row["recalls"], expected=row["expected"], passed=row["passed"]
    )


def evidence_from_row(row: RowMapping) -> Evidence:
    """Evidence again."""
    return Evidence(
        activity_id=row["activity_id"],
        occurred_at=row["occurred_at"],
        correct=bool(row["correct"]),
        retention=bool(row["retention"]),
        contested_at=row["contested_at"],
    )


def mastery_from_row(row: RowMapping) -> Mastery:
    """How a topic stands."""
    return Mastery(**{name: row[name] for name in MASTERY})


def course_from(course_id: UUID) -> CourseId | None:
    """The course, unless it is that of no course."""
    return None if course_id == NO_COURSE else CourseId(course_id)
