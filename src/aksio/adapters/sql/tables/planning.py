"""Tables of the learning context: study plans."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Time, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata

study_plans = Table(
    "study_plans",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("course_ids", Json, nullable=False),
    Column("target_date", Date),
    Column("minutes", Json, nullable=False, comment="By weekday, Monday first"),
    Column("days_off", Json, nullable=False),
    Column("priorities", Json, nullable=False),
    Column("study_from", Time, nullable=False, comment="Local time at which calendars show the first session"),
    Column("status", String(20), nullable=False),
    Column("sessions", Json, nullable=False, comment="A plan is one document: its days are only ever planned together"),
    Column("unscheduled", Json, nullable=False),
    Column("minutes_by_day", Json, nullable=False, comment="Of the sessions; other plans leave room for them"),
    Column("planned_on", Date),
    Column("feed_hash", String(64), comment="Of the secret in the link to the calendar"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_study_plans_learner_newest", study_plans.c.learner_id, study_plans.c.created_at, study_plans.c.id)
Index("ix_study_plans_feed", study_plans.c.feed_hash, unique=True)
_ACTIVE = study_plans.c.status == "active"
Index("ix_study_plans_planned_on", study_plans.c.planned_on, postgresql_where=_ACTIVE, sqlite_where=_ACTIVE)
