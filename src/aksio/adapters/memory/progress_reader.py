"""Progress as it is shown, in memory."""

from collections import defaultdict
from collections.abc import Iterator

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.progress import Progress, progress_of
from aksio.adapters.memory.store import MemoryStore
from aksio.application.learning.progress.ports import Span, TallyBy
from aksio.application.learning.progress.views import ActivityView, EvidenceView, TopicView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.mastery import Evidence
from aksio.domain.learning.retention import retention
from aksio.domain.learning.streak import DaysInARow, days_in_a_row
from aksio.domain.learning.study_record import RecallBin, StudyHour, StudyRecord, Tally
from aksio.domain.learning.topic import Topic, TopicNotFound
from aksio.domain.shared.ids import CourseId, LearnerId, TopicId


class MemoryProgressReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def activities(
        self, learner_id: LearnerId, kind: ActivityKind | None, page: PageRequest
    ) -> Page[ActivityView]:
        """See the port."""
        acts = [act for act in self._of(learner_id).acts.values() if act.counts and kind in (None, act.kind)]
        acts.sort(key=lambda act: act.place, reverse=True)
        return page_after(acts, page, lambda act: act.id, ActivityView.of)

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow:
        """See the port."""
        known = self._of(learner_id)
        days = (record.active_day for record in known.records.values())
        return known.days_in_a_row or days_in_a_row(day for day in days if day is not None)

    async def tallies(self, learner_id: LearnerId, span: Span, *, by: TallyBy) -> dict[object, Tally]:
        """See the port."""
        sums: dict[object, Tally] = {None: Tally()} if by is TallyBy.ALL else {}
        for hour in self._hours(learner_id, span):
            key = _key(hour, by)
            sums[key] = sums.get(key, Tally()) + hour.tally
        return {key: sums[key] for key in sorted(sums, key=lambda key: "" if key is None else f"{key!s:>10}")}

    async def bins(self, learner_id: LearnerId, span: Span) -> list[RecallBin]:
        """See the port."""
        sums: dict[int, RecallBin] = {}
        for record in self._records(learner_id, span):
            for one in record.bins:
                sums[one.bin] = _together(sums[one.bin], one) if one.bin in sums else one
        return [sums[number] for number in sorted(sums)]

    async def topics(
        self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest, *, latest: int
    ) -> Page[TopicView]:
        """See the port."""
        found = self._of(learner_id)
        topics = [one for one in found.topics.values() if course_id in (None, one.course_id)]
        topics.sort(key=lambda one: (found.masteries[one.id].known, one.id))
        return page_after(topics, page, lambda one: one.id, lambda one: _topic(found, one, latest))

    async def masteries(self, learner_id: LearnerId) -> dict[CourseId, list[float]]:
        """See the port."""
        found = self._of(learner_id)
        known: dict[CourseId, list[float]] = defaultdict(list)
        for topic in sorted(found.topics.values(), key=lambda one: one.id):
            if found.masteries[topic.id].evidence:
                known[topic.course_id].append(found.masteries[topic.id].known)
        return known

    async def evidence(self, learner_id: LearnerId, topic_id: TopicId, page: PageRequest) -> Page[EvidenceView]:
        """See the port."""
        found = self._of(learner_id)
        if topic_id not in found.topics:
            raise TopicNotFound
        return page_after(
            _latest(found, topic_id), page, lambda one: one.activity_id, lambda one: _evidence(found, topic_id, one)
        )

    def _of(self, learner_id: LearnerId) -> Progress:
        return progress_of(self._store, learner_id)

    def _records(self, learner_id: LearnerId, span: Span) -> Iterator[StudyRecord]:
        for day, record in sorted(self._of(learner_id).records.items()):
            if (span.since is None or day >= span.since) and (span.until is None or day <= span.until):
                yield record

    def _hours(self, learner_id: LearnerId, span: Span) -> Iterator[StudyHour]:
        for record in self._records(learner_id, span):
            yield from (hour for hour in record.hours if span.course_id in (None, hour.course_id))


def _key(hour: StudyHour, by: TallyBy) -> object:
    return {TallyBy.ALL: None, TallyBy.DAY: hour.day, TallyBy.HOUR: hour.hour, TallyBy.COURSE: hour.course_id}[by]


def _together(one: RecallBin, other: RecallBin) -> RecallBin:
    return RecallBin(
        day=max(one.day, other.day),
        bin=one.bin,
        recalls=one.recalls + other.recalls,
        expected=one.expected + other.expected,
        passed=one.passed + other.passed,
    )


def _latest(found: Progress, topic_id: TopicId) -> list[Evidence]:
    """Of acts that are in the ledger, latest first."""
    known = [one for one in found.evidence.get(topic_id, {}).values() if one.activity_id in found.acts]
    return sorted(known, key=lambda one: one.place, reverse=True)


def _evidence(found: Progress, topic_id: TopicId, one: Evidence) -> EvidenceView:
    act = found.acts[one.activity_id]
    return EvidenceView(
        id=one.activity_id,
        topic_id=topic_id,
        kind=str(act.kind),
        subject_id=act.subject_id,
        occurred_at=one.occurred_at,
        correct=one.correct,
        contested=one.contested_at is not None,
    )


def _topic(found: Progress, topic: Topic, latest: int) -> TopicView:
    stands = found.masteries[topic.id]
    return TopicView(
        id=topic.id,
        course_id=topic.course_id,
        kind=topic.kind,
        name=topic.label,
        mastery=stands.known,
        evidence_count=stands.evidence,
        correct_count=stands.correct,
        contested_count=stands.contested,
        last_evidence_at=stands.last_at,
        retention=retention(stands.recalls_passed, stands.recalls),
        evidence=tuple(_evidence(found, topic.id, one) for one in _latest(found, topic.id)[:latest]),
    )
