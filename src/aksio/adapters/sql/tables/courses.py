"""Tables of the courses context."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, metadata

courses = Table(
    "courses",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("description", Text),
    Column("language", String(35)),
    Column("subject", String(200)),
    Column("university", String(200)),
    Column("course_code", String(50)),
    Column("semester", String(50)),
    Column("exam_date", Date),
    Column("start_date", Date),
    Column("end_date", Date),
    Column("color", String(7)),
    Column("icon", String(50)),
    Column("is_favorite", Boolean, nullable=False),
    Column("is_archived", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_courses_learner_newest", courses.c.learner_id, courses.c.created_at, courses.c.id)
