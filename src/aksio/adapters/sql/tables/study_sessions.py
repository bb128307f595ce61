"""Tables of the learning context: study sessions and goals."""

from sqlalchemy import Column, Date, Index, Integer, SmallInteger, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata
from aksio.domain.learning.study_session import AnotherSessionOpen

study_sessions = Table(
    "study_sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", String(200)),
    Column("course_id", Uuid),
    Column("planned_minutes", Integer),
    Column("planned_session_id", Uuid),
    Column("status", String(20), nullable=False),
    Column("scheduled_for", Instant),
    Column("stretches", Json, nullable=False, comment="Pairs of instants; the last may be open"),
    Column("began_at", Instant),
    Column("touched_at", Instant, comment="Of an open one: when its last stretch began or ended"),
    Column("seconds_open", Integer, nullable=False, comment="Of a completed one: without pauses"),
    Column("ended_by", String(20)),
    Column("focus", SmallInteger),
    Column("difficulty", SmallInteger),
    Column("note", Text),
    Column("open_for", Uuid, comment="The learner, while it is under way: one at a time"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_study_sessions_learner_newest", study_sessions.c.learner_id, study_sessions.c.created_at, study_sessions.c.id)
Index("ix_study_sessions_learner_began", study_sessions.c.learner_id, study_sessions.c.began_at)
Index("ix_study_sessions_touched", study_sessions.c.touched_at)
Index("uq_study_sessions_open_for", study_sessions.c.open_for, unique=True, info={"duplicate": AnotherSessionOpen})

goals = Table(
    "goals",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("period", String(20), nullable=False),
    Column("measure", String(20), nullable=False),
    Column("target", Integer, nullable=False),
    Column("course_id", Uuid),
    Column("starts_on", Date, nullable=False),
    Column("due_on", Date),
    Column("status", String(20), nullable=False),
    Column("completed_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_goals_learner_newest", goals.c.learner_id, goals.c.created_at, goals.c.id)
