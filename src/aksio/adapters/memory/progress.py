"""The ledger of activities, study days and topics in memory."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from aksio.adapters.memory.store import MemorySession, MemoryStore
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.mastery import Evidence, Mastery
from aksio.domain.learning.streak import ActiveDay, DaysInARow
from aksio.domain.learning.study_record import StudyRecord
from aksio.domain.learning.topic import Topic
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import ActivityId, CourseId, LearnerId, TopicId

TABLE = "progress"


@dataclass
class Progress:
    """All of one learner. Everything in here is frozen, so it may be handed out as it is."""

    acts: dict[ActivityId, Activity] = field(default_factory=dict)
    records: dict[date, StudyRecord] = field(default_factory=dict)
    days_in_a_row: DaysInARow | None = None
    topics: dict[TopicId, Topic] = field(default_factory=dict)
    masteries: dict[TopicId, Mastery] = field(default_factory=dict)
    evidence: dict[TopicId, dict[ActivityId, Evidence]] = field(default_factory=dict)


def progress_of(store: MemoryStore, learner_id: LearnerId) -> Progress:
    """As committed; empty where there is nothing."""
    found: Progress = store.rows.get(TABLE, {}).get(learner_id, Progress())
    return found


def _kept(store: MemoryStore, learner_id: LearnerId) -> Progress:
    """To be changed at commit."""
    kept: Progress = store.rows.setdefault(TABLE, {}).setdefault(learner_id, Progress())
    return kept


class MemoryActivityLedger:
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session
        self._store = session.store

    async def hold(self, learner_id: LearnerId) -> None:
        """See the port. Nothing happens at the same moment here."""
        self._session.change(lambda: self._open(learner_id))

    def _open(self, learner_id: LearnerId) -> None:
        _kept(self._store, learner_id)

    async def known(self, ids: Collection[ActivityId], *, learner_id: LearnerId) -> list[Activity]:
        """See the port."""
        acts = progress_of(self._store, learner_id).acts
        return [acts[one] for one in ids if one in acts]

    async def on_days(self, days: Collection[date], *, learner_id: LearnerId) -> list[Activity]:
        """See the port."""
        return [act for act in progress_of(self._store, learner_id).acts.values() if act.day.date in days]

    async def days(self, learner_id: LearnerId) -> list[date]:
        """See the port."""
        return sorted({act.day.date for act in progress_of(self._store, learner_id).acts.values()})

    async def learners(self, *, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """See the port."""
        found = sorted(LearnerId(one) for one in self._store.rows.get(TABLE, {}) if after is None or one > after)
        return found[:limit]

    def put(self, new: Sequence[Activity], *, event: Event | None = None) -> None:
        """See the port."""
        acts = list(new)
        self._session.change(lambda: self._put(acts))
        if event is not None:
            self._session.tell(event)

    def _put(self, new: Sequence[Activity]) -> None:
        """Of an act that is there only what may change is taken over."""
        for act in new:
            acts = _kept(self._store, act.learner_id).acts
            known = acts.get(act.id, act)
            acts[act.id] = replace(known, course_id=act.course_id, recall=act.recall, undone_at=act.undone_at)

    async def records(self, learner_id: LearnerId) -> dict[date, StudyRecord]:
        """See the port."""
        return dict(progress_of(self._store, learner_id).records)

    def keep_records(self, records: Mapping[date, StudyRecord], *, learner_id: LearnerId) -> None:
        """See the port."""
        new = dict(records)
        self._session.change(lambda: self._keep_records(new, learner_id))

    def _keep_records(self, new: Mapping[date, StudyRecord], learner_id: LearnerId) -> None:
        records = _kept(self._store, learner_id).records
        for day, record in new.items():
            records.pop(day, None)
            if record.hours or record.bins:
                records[day] = record

    async def active_days(self, learner_id: LearnerId) -> list[ActiveDay]:
        """See the port."""
        days = (record.active_day for _, record in sorted(progress_of(self._store, learner_id).records.items()))
        return [day for day in days if day is not None]

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow | None:
        """See the port."""
        return progress_of(self._store, learner_id).days_in_a_row

    def keep_days_in_a_row(self, found: DaysInARow, *, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._keep_days_in_a_row(found, learner_id))

    def _keep_days_in_a_row(self, found: DaysInARow, learner_id: LearnerId) -> None:
        _kept(self._store, learner_id).days_in_a_row = found

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._forget(learner_id))

    def _forget(self, learner_id: LearnerId) -> None:
        self._store.rows.get(TABLE, {}).pop(learner_id, None)


class MemoryTopicStore:
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session
        self._store = session.store

    async def masteries(self, topic_ids: Collection[TopicId], *, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """See the port."""
        found = progress_of(self._store, learner_id).masteries
        return {topic_id: found[topic_id] for topic_id in topic_ids if topic_id in found}

    async def all(self, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """See the port."""
        return dict(progress_of(self._store, learner_id).masteries)

    async def evidence(
        self, topic_ids: Collection[TopicId], *, learner_id: LearnerId
    ) -> dict[TopicId, dict[ActivityId, Evidence]]:
        """See the port."""
        found = progress_of(self._store, learner_id).evidence
        return {topic_id: dict(found[topic_id]) for topic_id in topic_ids if found.get(topic_id)}

    async def shown_by(
        self, activity_ids: Collection[ActivityId], *, learner_id: LearnerId
    ) -> dict[ActivityId, dict[TopicId, Evidence]]:
        """See the port."""
        found: dict[ActivityId, dict[TopicId, Evidence]] = {}
        for topic_id, evidence in progress_of(self._store, learner_id).evidence.items():
            for activity_id in evidence.keys() & set(activity_ids):
                found.setdefault(activity_id, {})[topic_id] = evidence[activity_id]
        return found

    def introduce(self, new: Iterable[Topic], *, learner_id: LearnerId) -> None:
        """See the port."""
        topics = list(new)
        self._session.change(lambda: self._introduce(topics, learner_id))

    def _introduce(self, topics: Sequence[Topic], learner_id: LearnerId) -> None:
        kept = _kept(self._store, learner_id)
        for topic in topics:
            kept.topics.setdefault(topic.id, topic)
            kept.masteries.setdefault(topic.id, Mastery())

    def put(self, topic_id: TopicId, new: Iterable[Evidence], *, learner_id: LearnerId) -> None:
        """See the port."""
        evidence = list(new)
        self._session.change(lambda: self._put(topic_id, evidence, learner_id))

    def _put(self, topic_id: TopicId, new: Sequence[Evidence], learner_id: LearnerId) -> None:
        evidence = _kept(self._store, learner_id).evidence.setdefault(topic_id, {})
        for one in new:
            known = evidence.get(one.activity_id, one)
            evidence[one.activity_id] = replace(
                known, correct=one.correct, retention=one.retention, contested_at=one.contested_at
            )

    def drop(self, topic_id: TopicId, activity_id: ActivityId, *, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._drop(topic_id, activity_id, learner_id))

    def _drop(self, topic_id: TopicId, activity_id: ActivityId, learner_id: LearnerId) -> None:
        _kept(self._store, learner_id).evidence.get(topic_id, {}).pop(activity_id, None)

    def save(self, masteries: Mapping[TopicId, Mastery], *, learner_id: LearnerId) -> None:
        """See the port."""
        new = dict(masteries)
        self._session.change(lambda: self._save(new, learner_id))

    def _save(self, new: Mapping[TopicId, Mastery], learner_id: LearnerId) -> None:
        kept = _kept(self._store, learner_id)
        kept.masteries |= {topic_id: found for topic_id, found in new.items() if topic_id in kept.topics}

    def forget_course(self, course_id: CourseId, *, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._forget_course(course_id, learner_id))

    def _forget_course(self, course_id: CourseId, learner_id: LearnerId) -> None:
        found = progress_of(self._store, learner_id)
        gone = [topic.id for topic in found.topics.values() if topic.course_id == course_id]
        for topic_id in gone:
            del found.topics[topic_id], found.masteries[topic_id]
            found.evidence.pop(topic_id, None)
