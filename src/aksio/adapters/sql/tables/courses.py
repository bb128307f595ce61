"""Tables of the courses context."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata
from aksio.domain.courses.tag import TagExists

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

course_outlines = Table(
    "course_outlines",
    metadata,
    Column("course_id", Uuid, ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("sections", Json, nullable=False, comment="All of them, in order: they are only ever changed together"),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("course_id", Uuid, nullable=False, comment="No foreign key: a tombstone outlives its course"),
    Column("section_id", Uuid),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(255), nullable=False),
    Column("source_url", Text),
    Column("content_type", String(255)),
    Column("size_bytes", BigInteger),
    Column("page_count", Integer),
    Column("status", String(20), nullable=False),
    Column("progress_done", BigInteger, nullable=False),
    Column("progress_total", BigInteger),
    Column("failure_code", String(50)),
    Column("failure_message", String(500)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("deleted_at", Instant, comment="Set on tombstones, which wait for the retrieval-service to forget"),
)
Index("ix_documents_course_newest", documents.c.course_id, documents.c.created_at, documents.c.id)
_UNFINISHED = documents.c.status.in_(["pending", "uploading", "processing"])
Index(
    "ix_documents_unfinished",
    documents.c.status,
    documents.c.updated_at,
    postgresql_where=_UNFINISHED,
    sqlite_where=_UNFINISHED,
)

tags = Table(
    "tags",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", String(50), nullable=False),
    Column("key", String(150), nullable=False, comment="The name as names are compared"),
    Column("created_at", Instant, nullable=False),
)
Index("uq_tags_learner_key", tags.c.learner_id, tags.c.key, unique=True, info={"duplicate": TagExists})

document_tags = Table(
    "document_tags",
    metadata,
    Column("document_id", Uuid, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", Uuid, ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True),
)
Index("ix_document_tags_tag", document_tags.c.tag_id)
