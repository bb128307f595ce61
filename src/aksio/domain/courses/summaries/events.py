"""What happens to a summary, as others may know it."""

from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId


@dataclass(frozen=True, kw_only=True)
class SummaryEvent(Event):
    """Every event of a summary says whose it is."""

    summary_id: SummaryId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(frozen=True, kw_only=True)
class SummaryRequested(SummaryEvent):
    """Somebody waits for a summary."""


@dataclass(frozen=True, kw_only=True)
class SummaryRequeued(SummaryEvent):
    """Its worker went away, or its pause is over: it should be taken up again."""


@dataclass(frozen=True, kw_only=True)
class SummaryAdvanced(SummaryEvent):
    """Another part is done, of so many in all; the last is putting them together."""

    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class SummaryWritten(SummaryEvent):
    """It is there."""

    model: str | None
    tokens: int
    cost_micros: int


@dataclass(frozen=True, kw_only=True)
class SummaryFailed(SummaryEvent):
    """It ended without a text. `reason` is a stable code."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SummaryOutdated(SummaryEvent):
    """What it was written from has changed, or is gone."""


@dataclass(frozen=True, kw_only=True)
class SummaryDeleted(SummaryEvent):
    """Its owner is rid of it."""

    was_written: bool
