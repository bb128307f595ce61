"""Study plans as they are shown."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from aksio.domain.learning.planning.availability import WEEKDAYS
from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId, LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class StudyPlanView:
    """A plan with its sessions; `availability` is minutes by weekday."""

    id: StudyPlanId
    learner_id: LearnerId
    title: str
    course_ids: tuple[CourseId, ...]
    target_date: datetime.date | None
    availability: Mapping[str, int]
    days_off: tuple[datetime.date, ...]
    priorities: Mapping[CourseId, int]
    study_from: datetime.time
    status: PlanStatus
    sessions: tuple[PlannedSession, ...]
    unscheduled: tuple[Unscheduled, ...]
    shortfall_minutes: int
    planned_on: datetime.date | None
    has_calendar: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    version: int

    @classmethod
    def of(cls, plan: StudyPlan) -> Self:
        """As it stands."""
        same = (
            "id", "learner_id", "title", "course_ids", "target_date", "priorities", "study_from", "status",
            "sessions", "unscheduled", "shortfall_minutes", "planned_on", "created_at", "updated_at", "version",
        )  # fmt: skip
        return cls(
            **{name: getattr(plan, name) for name in same},
            availability=dict(zip(WEEKDAYS, plan.availability.minutes, strict=True)),
            days_off=tuple(sorted(plan.availability.days_off)),
            has_calendar=plan.feed_hash is not None,
        )
