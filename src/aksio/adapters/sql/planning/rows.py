"""Study plans as rows, and back."""

from typing import Any, TypeVar

import msgspec
from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId

T = TypeVar("T")
_PLAIN = (
    "id",
    "learner_id",
    "title",
    "target_date",
    "study_from",
    "planned_on",
    "feed_hash",
    "created_at",
    "updated_at",
)
"""Columns that hold an attribute of a plan as it is."""


def plan_to_row(plan: StudyPlan) -> Row:
    """For the next version."""
    documents = {
        "course_ids": plan.course_ids,
        "priorities": plan.priorities,
        "minutes": plan.availability.minutes,
        "days_off": sorted(plan.availability.days_off),
        "sessions": plan.sessions,
        "unscheduled": plan.unscheduled,
        "minutes_by_day": plan.minutes_by_day(),
    }
    return (
        {name: getattr(plan, name) for name in _PLAIN}
        | {name: msgspec.to_builtins(value, str_keys=True) for name, value in documents.items()}
        | {"version": plan.version + 1, "status": plan.status.value}
    )


def plan_from_row(row: RowMapping) -> StudyPlan:
    """The plan again."""
    return StudyPlan(
        **{name: row[name] for name in _PLAIN},
        version=row["version"],
        course_ids=_read(row["course_ids"], tuple[CourseId, ...]),
        priorities=_read(row["priorities"], dict[CourseId, int]),
        availability=_read({"minutes": row["minutes"], "days_off": row["days_off"]}, Availability),
        sessions=_read(row["sessions"], tuple[PlannedSession, ...]),
        unscheduled=_read(row["unscheduled"], tuple[Unscheduled, ...]),
        status=PlanStatus(row["status"]),
    )


def _read(raw: Any, kind: type[T]) -> T:
    return msgspec.convert(raw, kind)
