"""Topics and their evidence in SQL."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import bindparam, delete, select, update

from aksio.adapters.sql.progress.rows import MASTERY, evidence_from_row, mastery_from_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.progress import evidence, topics
from aksio.adapters.sql.upsert import upsert
from aksio.adapters.sql.writes import Row, Statement
from aksio.domain.learning.mastery import Evidence, Mastery
from aksio.domain.learning.topic import Topic
from aksio.domain.shared.ids import ActivityId, CourseId, LearnerId, TopicId


class SqlTopicStore:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def masteries(self, topic_ids: Collection[TopicId], *, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """See the port."""
        query = select(topics).where(topics.c.learner_id == learner_id, topics.c.id.in_(list(topic_ids)))
        return {row["id"]: mastery_from_row(row) for row in await self._session.rows(query)}

    async def all(self, learner_id: LearnerId) -> dict[TopicId, Mastery]:
        """See the port."""
        rows = await self._session.rows(select(topics).where(topics.c.learner_id == learner_id))
        return {row["id"]: mastery_from_row(row) for row in rows}

    async def evidence(
        self, topic_ids: Collection[TopicId], *, learner_id: LearnerId
    ) -> dict[TopicId, dict[ActivityId, Evidence]]:
        """See the port."""
        query = select(evidence).where(evidence.c.learner_id == learner_id, evidence.c.topic_id.in_(list(topic_ids)))
        found: dict[TopicId, dict[ActivityId, Evidence]] = defaultdict(dict)
        for row in await self._session.rows(query):
            found[row["topic_id"]][row["activity_id"]] = evidence_from_row(row)
        return found

    async def shown_by(
        self, activity_ids: Collection[ActivityId], *, learner_id: LearnerId
    ) -> dict[ActivityId, dict[TopicId, Evidence]]:
        """See the port."""
        theirs = (evidence.c.learner_id == learner_id) & evidence.c.activity_id.in_(list(activity_ids))
        found: dict[ActivityId, dict[TopicId, Evidence]] = {}
        for row in await self._session.rows(select(evidence).where(theirs)):
            found.setdefault(row["activity_id"], {})[row["topic_id"]] = evidence_from_row(row)
        return found

    def introduce(self, new: Iterable[Topic], *, learner_id: LearnerId) -> None:
        """See the port."""
        rows = [_to_row(topic, learner_id) for topic in new]
        if rows:
            self._session.write(Statement(upsert(topics, (), dialect=self._session.dialect), rows))

    def put(self, topic_id: TopicId, new: Iterable[Evidence], *, learner_id: LearnerId) -> None:
        """See the port."""
        rows = [_evidence_to_row(one, topic_id, learner_id) for one in new]
        changing = ("correct", "retention", "contested_at")
        self._session.write(Statement(upsert(evidence, changing, dialect=self._session.dialect), rows))

    def drop(self, topic_id: TopicId, activity_id: ActivityId, *, learner_id: LearnerId) -> None:
        """See the port."""
        gone = (evidence.c.learner_id == learner_id) & (evidence.c.topic_id == topic_id)
        self._session.write(Statement(delete(evidence).where(gone, evidence.c.activity_id == activity_id)))

    def save(self, masteries: Mapping[TopicId, Mastery], *, learner_id: LearnerId) -> None:
        """See the port."""
        rows = [
            {"of_topic": topic_id, "of_learner": learner_id, **{name: getattr(found, name) for name in MASTERY}}
            for topic_id, found in masteries.items()
        ]
        if rows:
            self._session.write(Statement(_SAVE, rows))

    def forget_course(self, course_id: CourseId, *, learner_id: LearnerId) -> None:
        """See the port."""
        theirs = (topics.c.learner_id == learner_id) & (topics.c.course_id == course_id)
        ids = select(topics.c.id).where(theirs)
        self._session.write(
            Statement(delete(evidence).where(evidence.c.learner_id == learner_id, evidence.c.topic_id.in_(ids))),
            Statement(delete(topics).where(theirs)),
        )


def _to_row(topic: Topic, learner_id: LearnerId) -> Row:
    fresh = {name: getattr(Mastery(), name) for name in MASTERY}
    return {
        "learner_id": learner_id,
        "id": topic.id,
        "course_id": topic.course_id,
        "kind": str(topic.kind),
        "label": topic.label,
        **fresh,
    }


def _evidence_to_row(one: Evidence, topic_id: TopicId, learner_id: LearnerId) -> Row:
    return {
        "learner_id": learner_id,
        "topic_id": topic_id,
        "activity_id": one.activity_id,
        "occurred_at": one.occurred_at,
        "correct": int(one.correct),
        "retention": int(one.retention),
        "contested_at": one.contested_at,
    }


_SAVE = (
    update(topics)
    .where(topics.c.learner_id == bindparam("of_learner"), topics.c.id == bindparam("of_topic"))
    .values({name: bindparam(name) for name in MASTERY})
)
