"""Where summaries are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.courses.summaries.views import SummaryLine, SummaryView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.courses.summaries.content import Digest
from aksio.domain.courses.summaries.status import SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId


class Summaries(Protocol):
    """Summaries in storage. What belongs to another learner, or another course than named, is SummaryNotFound."""

    async def get(self, summary_id: SummaryId, *, learner_id: LearnerId, course_id: CourseId | None = None) -> Summary:
        """Raises SummaryNotFound."""

    def add(self, summary: Summary) -> None:
        """Keep a new one."""

    def save(self, summary: Summary) -> None:
        """Keep a changed one."""

    def remove(self, summary: Summary) -> None:
        """Forget it, with its parts and shares."""

    def name_sources(self, summary: Summary) -> None:
        """Its documents are these from now on, for those who ask by document."""

    async def digests(self, summary_id: SummaryId) -> dict[str, Digest]:
        """What its parts gave so far, by their keys."""

    def add_digest(self, summary_id: SummaryId, key: str, digest: Digest) -> None:
        """A part is done."""

    def clear_digests(self, summary_id: SummaryId) -> None:
        """Nobody needs the parts any more."""

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """Forget a learner's summaries in a course; without a course, all of them."""


class SummaryUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as summaries see it."""

    @property
    def summaries(self) -> Summaries:
        """Summaries in this transaction."""


@dataclass(frozen=True, kw_only=True)
class SummaryFilter:
    """Which to list; None leaves a field out of the question. `text` is looked for in title, text and concepts."""

    text: str | None = None
    status: SummaryStatus | None = None
    is_stale: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SummaryOfLearner:
    """Which, and whose."""

    summary_id: SummaryId
    learner_id: LearnerId


class SummariesReader(Protocol):
    """Views straight from storage."""

    async def summary(self, summary_id: SummaryId, *, course_id: CourseId, learner_id: LearnerId) -> SummaryView:
        """Raises SummaryNotFound."""

    async def summaries(
        self, course_id: CourseId, chosen: SummaryFilter, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[SummaryLine]:
        """Newest first. Raises CourseNotFound."""

    async def stalled(self, *, now: datetime, limit: int) -> list[SummaryOfLearner]:
        """Everybody's that are due, the longest waiting first."""

    async def read_before(self, document_id: DocumentId, *, at: datetime, limit: int) -> list[SummaryOfLearner]:
        """Those read from the document before `at` that do not count as outdated yet."""
