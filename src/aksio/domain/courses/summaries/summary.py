"""A summary of course material that a learner asked for, and how far its writing has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self, TypedDict
from uuid import UUID

from aksio.domain.courses.summaries.content import SummaryContent
from aksio.domain.courses.summaries.events import (
    SummaryAdvanced,
    SummaryDeleted,
    SummaryFailed,
    SummaryOutdated,
    SummaryRequested,
    SummaryRequeued,
    SummaryWritten,
)
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.status import SummaryNotWritten, SummaryStatus
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.failure import GAVE_UP, Failure
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import OVER, LeasedWork
from aksio.domain.shared.model_usage import ModelUsage


class _Named(TypedDict):
    occurred_at: datetime
    summary_id: SummaryId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(kw_only=True, eq=False)
class Summary(Aggregate):
    """Long work, saved in parts, from which any worker can go on. Whoever works on it shows the token of its lease.

    `source_ids` are the documents that it was read from at `read_at`; `outdated_at` is set once one of them has
    changed after that. `parts` is known when the material has been read; putting them together is one step more.
    """

    id: SummaryId
    learner_id: LearnerId
    course_id: CourseId
    title: str
    scope: SummaryScope
    created_at: datetime
    updated_at: datetime
    work: LeasedWork
    status: SummaryStatus = SummaryStatus.REQUESTED
    source_ids: tuple[DocumentId, ...] = ()
    read_at: datetime | None = None
    outdated_at: datetime | None = None
    is_partial: bool = False
    parts: int | None = None
    parts_done: int = 0
    language: str | None = None
    content: SummaryContent | None = None
    usage: ModelUsage = ModelUsage.NONE
    failure: Failure | None = None

    @classmethod
    def request(
        cls,
        *,
        id: SummaryId,
        learner_id: LearnerId,
        course_id: CourseId,
        title: str,
        scope: SummaryScope,
        now: datetime,
    ) -> Self:
        """Ask for one."""
        summary = cls(
            id=id,
            learner_id=learner_id,
            course_id=course_id,
            title=title,
            scope=scope,
            created_at=now,
            updated_at=now,
            work=LeasedWork.queued(now),
        )
        summary._record(SummaryRequested(**summary._named(now)))
        return summary

    @property
    def steps(self) -> int | None:
        """All of them; None before the material has been read."""
        return None if self.parts is None else self.parts + 1

    @property
    def steps_done(self) -> int:
        """Of `steps`."""
        return self.parts_done + (self.status is SummaryStatus.SUCCEEDED)

    def take_up(self, *, lease: Lease, now: datetime) -> None:
        """Start, or go on where the last part was. WorkTaken while another worker is alive."""
        self._go(self.work.taken_up(lease, now), now)
        self.status = SummaryStatus.RUNNING

    def keep(self, *, lease: Lease, now: datetime) -> None:
        """Show that the worker is alive, by a longer lease."""
        self._go(self.work.kept(lease), now)

    def hand_back(self, *, token: UUID, now: datetime) -> None:
        """Let another worker go on at once: this one is told to stop."""
        self._go(self.work.handed_back(token, now), now)

    def pause(self, *, token: UUID, at_least: timedelta, now: datetime) -> None:
        """Something outside does not answer: let go, and go on later. Pauses grow longer, and end at last."""
        if self.work.is_exhausted:
            self.fail(token=token, failure=GAVE_UP, now=now)
        else:
            self._go(self.work.paused(token, at_least=at_least, now=now), now)

    def requeue(self, *, now: datetime) -> None:
        """Put it before a worker again. WorkTaken unless it was due for that."""
        self._go(self.work.requeued(now), now)
        self._record(SummaryRequeued(**self._named(now)))

    def read(
        self,
        *,
        lease: Lease,
        source_ids: tuple[DocumentId, ...],
        is_partial: bool,
        parts: int,
        parts_done: int,
        now: datetime,
    ) -> None:
        """The material is known, and how much of it an earlier worker has done."""
        self._go(self.work.kept(lease), now)
        self.source_ids, self.is_partial, self.read_at = source_ids, is_partial, now
        self.parts, self.parts_done = parts, parts_done
        self.outdated_at = None
        self._tell_progress(now)

    def record_part(self, *, lease: Lease, usage: ModelUsage, now: datetime) -> None:
        """A part is done. Belongs into the transaction that stores it."""
        self._go(self.work.advanced(lease), now)
        self.parts_done += 1
        self.usage = self.usage.plus(usage)
        self._tell_progress(now)

    def finish(
        self,
        *,
        token: UUID,
        content: SummaryContent,
        language: str | None,
        has_gaps: bool = False,
        usage: ModelUsage,
        now: datetime,
    ) -> None:
        """It is written, though with gaps where the writer would not read a part."""
        self.work.require_holder(token)
        self._go(OVER, now)
        self.status, self.content, self.language = SummaryStatus.SUCCEEDED, content, language
        self.usage = self.usage.plus(usage)
        self.is_partial = self.is_partial or has_gaps
        written = self.usage
        self._record(
            SummaryWritten(
                **self._named(now), model=written.model, tokens=written.tokens, cost_micros=written.cost_micros
            )
        )

    def fail(self, *, token: UUID, failure: Failure, usage: ModelUsage = ModelUsage.NONE, now: datetime) -> None:
        """End for a reason that time will not mend."""
        self.work.require_holder(token)
        self._go(OVER, now)
        self.status, self.failure = SummaryStatus.FAILED, failure
        self.usage = self.usage.plus(usage)
        self._record(SummaryFailed(**self._named(now), reason=failure.code))

    def source_changed(self, *, at: datetime, now: datetime) -> None:
        """One of its documents was read anew or deleted. What was read after that knows it already."""
        if self.outdated_at is None and self.read_at is not None and self.read_at < at:
            self.outdated_at = at
            self.updated_at = now
            self._record(SummaryOutdated(**self._named(now)))

    def delete(self, *, now: datetime) -> None:
        """Its owner does not want it any more."""
        self._record(SummaryDeleted(**self._named(now), was_written=self.content is not None))

    def require_content(self) -> SummaryContent:
        """What it says. Raises SummaryNotWritten."""
        if self.content is None:
            raise SummaryNotWritten
        return self.content

    def _go(self, work: LeasedWork, now: datetime) -> None:
        self.work, self.updated_at = work, now

    def _tell_progress(self, now: datetime) -> None:
        assert self.steps is not None
        self._record(SummaryAdvanced(**self._named(now), done=self.steps_done, total=self.steps))

    def _named(self, now: datetime) -> _Named:
        return _Named(occurred_at=now, summary_id=self.id, learner_id=self.learner_id, course_id=self.course_id)
