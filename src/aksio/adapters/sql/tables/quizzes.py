"""Tables of the assessments context: quizzes, what was published of them, attempts, and marks for the analysis."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
)

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata
from aksio.adapters.sql.tables.twins import one_twin_in_a_language

quizzes = Table(
    "quizzes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("title", String(200), nullable=False),
    Column("description", Text),
    Column("language", String(35), comment="BCP 47: given, or found in its questions when published"),
    Column("settings", Json, nullable=False),
    Column("sections", Json, nullable=False),
    Column("questions", Json, nullable=False, comment="A quiz is one document: its questions with their keys"),
    Column("question_count", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("published_version", Integer, nullable=False, comment="0 before the first"),
    Column("published_at", Instant),
    Column("has_changes", Boolean, nullable=False, comment="Whether there is something to publish"),
    Column("twin_of", Uuid, comment="The quiz that this one translates; it may have been deleted"),
    Column("told_heading", Json, comment="The title and description that the twin's translate"),
    Column("closes_at", Instant, comment="As the settings say"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_quizzes_learner_newest", quizzes.c.learner_id, quizzes.c.created_at, quizzes.c.id)
one_twin_in_a_language(quizzes)
Index("ix_quizzes_course_newest", quizzes.c.course_id, quizzes.c.created_at, quizzes.c.id)

quiz_versions = Table(
    "quiz_versions",
    metadata,
    Column("quiz_id", Uuid, ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("learner_id", Uuid, nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("settings", Json, nullable=False),
    Column("sections", Json, nullable=False),
    Column("questions", Json, nullable=False),
    Column("published_at", Instant, nullable=False),
)

quiz_attempts = Table(
    "quiz_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, comment="The taker"),
    Column("version", Integer, nullable=False),
    Column("owner_id", Uuid, nullable=False, comment="Whose quiz it is"),
    Column("quiz_id", Uuid, ForeignKey("quizzes.id", ondelete="CASCADE"), nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("number", Integer, nullable=False, comment="Counts a taker's attempts at a quiz"),
    Column("quiz_version", Integer, nullable=False, comment="What was served"),
    Column("graded_version", Integer, nullable=False, comment="Whose key counts"),
    Column("seed", String(100), nullable=False),
    Column("question_ids", Json, nullable=False, comment="In the order in which they are served"),
    Column("responses", Json, nullable=False),
    Column("changes", Json, nullable=False, comment="Marks that changed after they were given"),
    Column("reading_job", Json, comment="Who has a model read the answers; JSON null when nothing is to be read"),
    Column("reading_due_at", Instant, comment="When that has to be put before a worker again"),
    Column("status", String(20), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("submitted_at", Instant),
    Column("submitted_on", Date, comment="The taker's study day"),
    Column("revealed_at", Instant, comment="When what was held back until the quiz closed was held back no more"),
    Column("awaits_closing", Boolean, nullable=False, server_default=false()),
    Column("earned", Float, comment="Points so far; absent while in progress"),
    Column("maximum", Float, nullable=False),
    Column("percent", Float, comment="Absent until every answer has its mark"),
    Column("passed", Boolean),
    Column("updated_at", Instant, nullable=False),
    UniqueConstraint("quiz_id", "learner_id", "number"),
)
Index("ix_quiz_attempts_newest", quiz_attempts.c.learner_id, quiz_attempts.c.started_at, quiz_attempts.c.id)
Index("ix_quiz_attempts_owner", quiz_attempts.c.owner_id, quiz_attempts.c.course_id)
Index("ix_quiz_attempts_graded", quiz_attempts.c.quiz_id, quiz_attempts.c.status, quiz_attempts.c.graded_version)
_IN_PROGRESS = quiz_attempts.c.status == "in_progress"
Index(
    "ix_quiz_attempts_expires",
    quiz_attempts.c.expires_at,
    postgresql_where=_IN_PROGRESS,
    sqlite_where=_IN_PROGRESS,
)

_AWAITS_CLOSING = quiz_attempts.c.awaits_closing
Index(
    "ix_quiz_attempts_awaits_closing",
    quiz_attempts.c.quiz_id,
    postgresql_where=_AWAITS_CLOSING,
    sqlite_where=_AWAITS_CLOSING,
)

_WAITS_FOR_MODEL = quiz_attempts.c.reading_due_at.is_not(None)
Index(
    "ix_quiz_attempts_reading",
    quiz_attempts.c.reading_due_at,
    postgresql_where=_WAITS_FOR_MODEL,
    sqlite_where=_WAITS_FOR_MODEL,
)

quiz_answers = Table(
    "quiz_answers",
    metadata,
    Column("attempt_id", Uuid, ForeignKey("quiz_attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("question_id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False, comment="The taker"),
    Column("quiz_id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("answer", Json, nullable=False),
    Column("points", Float, nullable=False),
    Column("mark", Float, comment="Fraction of the points; absent while it waits for a person"),
    Column("rest", Float, comment="What the rest of the attempt earned; absent until all of it is graded"),
    Column("confidence", Float),
    Column("confidence_bin", SmallInteger),
    Column("duration_ms", Integer),
    Column("submitted_at", Instant, nullable=False),
    Column("graded_by", String(20)),
    Column("reading", Json, comment="What a model made of it"),
    Column("appeal", Json, comment="What its taker has against the mark"),
    Column("appeal_status", String(20)),
)
Index("ix_quiz_answers_question", quiz_answers.c.quiz_id, quiz_answers.c.question_id)
Index("ix_quiz_answers_learner", quiz_answers.c.learner_id, quiz_answers.c.kind)
_WAITS = quiz_answers.c.mark.is_(None)
Index(
    "ix_quiz_answers_waiting",
    quiz_answers.c.quiz_id,
    quiz_answers.c.submitted_at,
    postgresql_where=_WAITS,
    sqlite_where=_WAITS,
)
_BY_MODEL = quiz_answers.c.graded_by == "model"
_APPEALED = quiz_answers.c.appeal_status == "open"
for _name, _which in (("by_model", _BY_MODEL), ("appealed", _APPEALED)):
    Index(
        f"ix_quiz_answers_{_name}",
        quiz_answers.c.quiz_id,
        quiz_answers.c.submitted_at,
        postgresql_where=_which,
        sqlite_where=_which,
    )
