"""Tables of progress: the ledger of activities, study days summed up, topics with their evidence."""

from sqlalchemy import Column, Date, Float, Index, Integer, SmallInteger, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

study_ledgers = Table(
    "study_ledgers",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("changes", Integer, nullable=False, comment="Who writes about a learner's progress counts here first"),
)

activities = Table(
    "activities",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True, comment="Given by the client, or the id of the review or answer"),
    Column("kind", String(20), nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("day", Date, nullable=False, comment="The learner's study day, with the time zone in force then"),
    Column("hour", SmallInteger, nullable=False),
    Column("day_starts_at", Instant, nullable=False),
    Column("day_ends_at", Instant, nullable=False),
    Column("seconds", Integer),
    Column("pages", Integer, nullable=False),
    Column("course_id", Uuid),
    Column("subject_id", Uuid, comment="The card, question or document"),
    Column("correct", Float, comment="The share that was right"),
    Column("interval_days", Integer, comment="The card's interval before, where it had been learnt"),
    Column("expected", Float, comment="The chance of recall by the schedule"),
    Column("undone_at", Instant),
)
Index("ix_activities_learner_day", activities.c.learner_id, activities.c.day)
Index("ix_activities_learner_latest", activities.c.learner_id, activities.c.occurred_at, activities.c.id)
_READING = activities.c.kind == "reading"
Index(
    "ix_activities_reading",
    activities.c.learner_id,
    activities.c.day,
    postgresql_where=_READING,
    sqlite_where=_READING,
)

study_hours = Table(
    "study_hours",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("hour", SmallInteger, primary_key=True),
    Column("course_id", Uuid, primary_key=True, comment="All zeros: of no course"),
    Column("acts", Integer, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("reviews_passed", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("answers_passed", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("young", Integer, nullable=False),
    Column("young_passed", Integer, nullable=False),
    Column("mature", Integer, nullable=False),
    Column("mature_passed", Integer, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
)

streaks = Table(
    "streaks",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("last_day", Date, comment="The last active day that is counted; none where all was undone"),
    Column("last_starts_at", Instant),
    Column("last_ends_at", Instant),
    Column("started_on", Date),
    Column("current_days", Integer, nullable=False),
    Column("longest_days", Integer, nullable=False),
    Column("freezes_held", SmallInteger, nullable=False),
    Column("freezes_used", Integer, nullable=False),
    Column("frozen_on", Json, nullable=False, comment="Dates that freezes cover, of the streak on the last day"),
)

recall_bins = Table(
    "recall_bins",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("bin", SmallInteger, primary_key=True, comment="The tenth that the expected chance fell in"),
    Column("recalls", Integer, nullable=False),
    Column("expected", Float, nullable=False),
    Column("passed", Integer, nullable=False),
)

topics = Table(
    "topics",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("course_id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("label", Text, nullable=False),
    Column("known", Float, nullable=False),
    Column("evidence", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("recalls", Integer, nullable=False),
    Column("recalls_passed", Integer, nullable=False),
    Column("last_at", Instant),
    Column("last_id", Uuid),
)
Index("ix_topics_learner_weakest", topics.c.learner_id, topics.c.known, topics.c.id)

evidence = Table(
    "evidence",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("topic_id", Uuid, primary_key=True),
    Column("activity_id", Uuid, primary_key=True),
    Column("occurred_at", Instant, nullable=False),
    Column("correct", SmallInteger, nullable=False),
    Column("retention", SmallInteger, nullable=False),
    Column("contested_at", Instant),
)
Index("ix_evidence_learner_activity", evidence.c.learner_id, evidence.c.activity_id)
Index(
    "ix_evidence_topic_latest",
    evidence.c.learner_id,
    evidence.c.topic_id,
    evidence.c.occurred_at,
    evidence.c.activity_id,
)
