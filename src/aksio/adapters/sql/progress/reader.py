"""Progress as it is shown, straight from SQL."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, func, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.progress.rows import NO_COURSE, TALLY, activity_from_row, course_from, tally_from_row
from aksio.adapters.sql.progress.streaks import active_day_from_row, active_days_query, streak_from_row, streak_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.progress import activities, evidence, recall_bins, study_hours, topics
from aksio.application.learning.progress.ports import KnownTopic, Span, TallyBy
from aksio.application.learning.progress.views import ActivityView, EvidenceView, TopicView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.retention import retention
from aksio.domain.learning.streak import DaysInARow, days_in_a_row
from aksio.domain.learning.study_record import RecallBin, Tally
from aksio.domain.learning.topic import Topic, TopicKind, TopicNotFound
from aksio.domain.shared.ids import CourseId, LearnerId, TopicId

_BY = {TallyBy.DAY: study_hours.c.day, TallyBy.HOUR: study_hours.c.hour, TallyBy.COURSE: study_hours.c.course_id}
_SUMS = [func.sum(study_hours.c[name]).label(name) for name in TALLY]
_WITH_ACTS = evidence.join(
    activities, (activities.c.learner_id == evidence.c.learner_id) & (activities.c.id == evidence.c.activity_id)
)
_LATEST = (evidence.c.occurred_at, evidence.c.activity_id)


class SqlProgressReader(SqlReader):
    """See the port."""

    async def activities(
        self, learner_id: LearnerId, kind: ActivityKind | None, page: PageRequest
    ) -> Page[ActivityView]:
        """See the port."""
        query = select(activities).where(activities.c.learner_id == learner_id, activities.c.undone_at.is_(None))
        if kind is not None:
            query = query.where(activities.c.kind == str(kind))
        keys = (activities.c.occurred_at, activities.c.id)
        rows = await self._rows(page_query(query, page, *keys, descending=True))
        return page_of(rows, page, lambda row: ActivityView.of(activity_from_row(row)), *keys)

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow:
        """See the port."""
        row = await self._row(streak_query(learner_id))
        if row is not None:
            return streak_from_row(row)
        return days_in_a_row(active_day_from_row(row) for row in await self._rows(active_days_query(learner_id)))

    async def tallies(self, learner_id: LearnerId, span: Span, *, by: TallyBy) -> dict[object, Tally]:
        """See the port."""
        key = _BY.get(by)
        query = select(*_SUMS) if key is None else select(key.label("key"), *_SUMS).group_by(key).order_by(key)
        query = query.where(study_hours.c.learner_id == learner_id, *_within(study_hours, span))
        if span.course_id is not None:
            query = query.where(study_hours.c.course_id == span.course_id)
        return {_key(row): tally_from_row(row) for row in await self._rows(query)}

    async def bins(self, learner_id: LearnerId, span: Span) -> list[RecallBin]:
        """See the port."""
        column = recall_bins.c
        sums = [func.sum(column[name]).label(name) for name in ("recalls", "expected", "passed")]
        query = (
            select(column.bin, func.max(column.day).label("day"), *sums)
            .where(column.learner_id == learner_id, *_within(recall_bins, span))
            .group_by(column.bin)
            .order_by(column.bin)
        )
        return [RecallBin(**row) for row in await self._rows(query)]

    async def topics(
        self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest, *, latest: int
    ) -> Page[TopicView]:
        """See the port."""
        query = select(topics).where(topics.c.learner_id == learner_id)
        if course_id is not None:
            query = query.where(topics.c.course_id == course_id)
        keys = (topics.c.known, topics.c.id)
        rows = await self._rows(page_query(query, page, *keys))
        ids = [row["id"] for row in rows[: page.limit]]
        shown: dict[TopicId, list[EvidenceView]] = defaultdict(list)
        if ids and latest:
            for row in await self._rows(_latest_evidence(learner_id, ids, latest)):
                shown[row["topic_id"]].append(_evidence(row))
        return page_of(rows, page, lambda row: _topic(row, shown[row["id"]]), *keys)

    async def masteries(self, learner_id: LearnerId) -> dict[CourseId, list[float]]:
        """See the port."""
        query = select(topics.c.course_id, topics.c.known).where(
            topics.c.learner_id == learner_id, topics.c.evidence > 0
        )
        found: dict[CourseId, list[float]] = defaultdict(list)
        for row in await self._rows(query.order_by(topics.c.id)):
            found[row["course_id"]].append(row["known"])
        return found

    async def known_topics(self, learner_id: LearnerId, course_ids: Collection[CourseId]) -> list[KnownTopic]:
        """See the port."""
        column = topics.c
        query = (
            select(column.course_id, column.kind, column.label, column.known, column.evidence)
            .where(column.learner_id == learner_id, column.course_id.in_(sorted(course_ids)), column.evidence > 0)
            .order_by(column.known, column.id)
        )
        return [_known(row) for row in await self._rows(query)]

    async def evidence(self, learner_id: LearnerId, topic_id: TopicId, page: PageRequest) -> Page[EvidenceView]:
        """See the port."""
        known = select(topics.c.id).where(topics.c.learner_id == learner_id, topics.c.id == topic_id)
        if await self._row(known) is None:
            raise TopicNotFound
        query = _evidence_query(learner_id).where(evidence.c.topic_id == topic_id)
        rows = await self._rows(page_query(query, page, *_LATEST, descending=True))
        return page_of(rows, page, _evidence, *_LATEST)


def _known(row: RowMapping) -> KnownTopic:
    topic = Topic(course_id=row["course_id"], kind=TopicKind(row["kind"]), label=row["label"])
    return KnownTopic(topic=topic, known=row["known"], evidence=row["evidence"])


def _within(table: Table, span: Span) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if span.since is not None:
        found.append(table.c.day >= span.since)
    if span.until is not None:
        found.append(table.c.day <= span.until)
    return found


def _key(row: RowMapping) -> object:
    key = row.get("key")
    return course_from(key) if key == NO_COURSE else key


def _evidence_query(learner_id: LearnerId) -> Select[Any]:
    act = activities.c
    return select(evidence, act.kind, act.subject_id).select_from(_WITH_ACTS).where(evidence.c.learner_id == learner_id)


def _latest_evidence(learner_id: LearnerId, ids: list[TopicId], latest: int) -> Select[Any]:
    newest = [key.desc() for key in _LATEST]
    number = func.row_number().over(partition_by=evidence.c.topic_id, order_by=newest).label("number")
    numbered = _evidence_query(learner_id).where(evidence.c.topic_id.in_(ids)).add_columns(number).subquery()
    return (
        select(numbered)
        .where(numbered.c.number <= latest)
        .order_by(numbered.c.occurred_at.desc(), numbered.c.activity_id.desc())
    )


def _evidence(row: RowMapping) -> EvidenceView:
    return EvidenceView(
        id=row["activity_id"],
        topic_id=row["topic_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        occurred_at=row["occurred_at"],
        correct=bool(row["correct"]),
        contested=row["contested_at"] is not None,
    )


def _topic(row: RowMapping, latest: list[EvidenceView]) -> TopicView:
    return TopicView(
        id=row["id"],
        course_id=row["course_id"],
        kind=TopicKind(row["kind"]),
        name=row["label"],
        mastery=row["known"],
        evidence_count=row["evidence"],
        correct_count=row["correct"],
        contested_count=row["contested"],
        last_evidence_at=row["last_at"],
        retention=retention(row["recalls_passed"], row["recalls"]),
        evidence=tuple(latest),
    )
