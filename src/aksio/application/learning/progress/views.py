"""Progress as it is shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from aksio.domain.learning.activity import Activity
from aksio.domain.learning.mastery import MASTERED
from aksio.domain.learning.retention import Retention
from aksio.domain.learning.topic import TopicKind
from aksio.domain.shared.ids import ActivityId, CourseId, TopicId


@dataclass(frozen=True, kw_only=True)
class ActivityView:
    """An act. `day` is the learner's study day then; `correct` is the share that was right, if any."""

    id: ActivityId
    kind: str
    occurred_at: datetime
    day: date
    seconds: int | None
    pages: int
    course_id: CourseId | None
    subject_id: UUID | None
    correct: float | None

    @classmethod
    def of(cls, act: Activity) -> Self:
        """As it stands in the ledger."""
        return cls(
            id=act.id,
            kind=str(act.kind),
            occurred_at=act.occurred_at,
            day=act.day.date,
            seconds=act.seconds,
            pages=act.pages,
            course_id=act.course_id,
            subject_id=act.subject_id,
            correct=None if act.recall is None else act.recall.correct,
        )


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """An answer as evidence. `subject_id` is the card or question; what is contested counts no more."""

    id: ActivityId
    topic_id: TopicId
    kind: str
    subject_id: UUID | None
    occurred_at: datetime
    correct: bool
    contested: bool


@dataclass(frozen=True, kw_only=True)
class TopicView:
    """A topic as its evidence shows it. `name` of a section is its id until it is looked up."""

    id: TopicId
    course_id: CourseId
    kind: TopicKind
    name: str
    mastery: float
    evidence_count: int
    correct_count: int
    contested_count: int
    last_evidence_at: datetime | None
    retention: Retention
    evidence: tuple[EvidenceView, ...] = ()

    @property
    def mastered(self) -> bool:
        """Known almost surely."""
        return self.mastery >= MASTERED
