"""Storage of the ledger, of what is summed up from it, and of what is known about topics."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.mastery import Evidence, Mastery
from aksio.domain.learning.streak import ActiveDay, DaysInARow
from aksio.domain.learning.study_record import StudyRecord
from aksio.domain.learning.topic import Topic
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import ActivityId, CourseId, LearnerId, TopicId


class ActivityLedger(Protocol):
    """Every act of learning, and the study days summed up."""

    async def hold(self, learner_id: LearnerId) -> None:
        """Nobody else writes about this learner's progress before this unit of work ends."""

    async def known(self, ids: Collection[ActivityId], *, learner_id: LearnerId) -> list[Activity]:
        """Those that are in the ledger."""

    async def on_days(self, days: Collection[date], *, learner_id: LearnerId) -> list[Activity]:
        """All acts of these study days, undone ones too."""

    async def days(self, learner_id: LearnerId) -> list[date]:
        """The study days with acts, in order."""

    async def learners(self, *, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """Everybody who has a ledger, in the order of their ids."""

    def put(self, activities: Sequence[Activity], *, event: Event | None = None) -> None:
        """Keep new acts, and known ones as they are now. `event` is told when this has happened."""

    async def records(self, learner_id: LearnerId) -> dict[date, StudyRecord]:
        """All study days as they are summed up at present."""

    def keep_records(self, records: Mapping[date, StudyRecord], *, learner_id: LearnerId) -> None:
        """These sums in place of those that were there for the same days."""

    async def active_days(self, learner_id: LearnerId) -> list[ActiveDay]:
        """Days on which something was done, in order, as they are summed up at present."""

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow | None:
        """As they are counted at present; None where they never were."""

    def keep_days_in_a_row(self, found: DaysInARow, *, learner_id: LearnerId) -> None:
        """In place of what was kept before."""

    def forget(self, learner_id: LearnerId) -> None:
        """Everything about a learner goes: ledger, sums, topics, evidence."""


class TopicStore(Protocol):
    """Topics with their evidence."""

    async def masteries(self, topic_ids: Collection[TopicId], *, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """As they stand; topics that are not known are left out."""

    async def evidence(
        self, topic_ids: Collection[TopicId], *, learner_id: LearnerId
    ) -> dict[TopicId, dict[ActivityId, Evidence]]:
        """All evidence for these topics."""

    async def shown_by(
        self, activity_ids: Collection[ActivityId], *, learner_id: LearnerId
    ) -> dict[ActivityId, dict[TopicId, Evidence]]:
        """For which topics these acts are evidence."""

    async def all(self, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """Every topic of the learner."""

    def introduce(self, topics: Iterable[Topic], *, learner_id: LearnerId) -> None:
        """Keep topics that may be new."""

    def put(self, topic_id: TopicId, evidence: Iterable[Evidence], *, learner_id: LearnerId) -> None:
        """Keep evidence, new or changed."""

    def drop(self, topic_id: TopicId, activity_id: ActivityId, *, learner_id: LearnerId) -> None:
        """Evidence goes: its act was undone."""

    def save(self, masteries: Mapping[TopicId, Mastery], *, learner_id: LearnerId) -> None:
        """How topics stand now."""

    def forget_course(self, course_id: CourseId, *, learner_id: LearnerId) -> None:
        """A course's topics go, with their evidence."""


class LearningUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as progress sees it."""

    @property
    def ledger(self) -> ActivityLedger:
        """The ledger in this transaction."""

    @property
    def topics(self) -> TopicStore:
        """Topics in this transaction."""
