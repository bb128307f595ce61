"""Tables of the assessments context: decks, flashcards with their schedules, and the review log."""

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
    Uuid,
    false,
)

from aksio.adapters.sql.tables.metadata import Instant, Json, metadata
from aksio.adapters.sql.tables.twins import one_twin_in_a_language

decks = Table(
    "decks",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("course_id", Uuid),
    Column("description", Text),
    Column("language", String(35), comment="BCP 47: given, or found in its cards"),
    Column("language_sought_at", Instant, comment="When its cards were last read for their language"),
    Column("scheduler", String(20), nullable=False),
    Column("desired_retention", Float, nullable=False, server_default="0.9"),
    Column("twin_of", Uuid, comment="The deck that this one translates"),
    Column("twin_schedules", String(10)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_decks_learner_newest", decks.c.learner_id, decks.c.created_at, decks.c.id)
Index("ix_decks_course_newest", decks.c.course_id, decks.c.created_at, decks.c.id)
_UNTOLD = decks.c.language.is_(None)
Index("ix_decks_untold", decks.c.language_sought_at, decks.c.id, postgresql_where=_UNTOLD, sqlite_where=_UNTOLD)

_IS_TWIN = decks.c.twin_of.is_not(None)
Index("ix_decks_twin_of", decks.c.twin_of, postgresql_where=_IS_TWIN, sqlite_where=_IS_TWIN)
one_twin_in_a_language(decks)

flashcards = Table(
    "flashcards",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("course_id", Uuid, nullable=False),
    Column("deck_id", Uuid, ForeignKey("decks.id")),
    Column("section_id", Uuid),
    Column("front", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("explanation", Text),
    Column("hint", Text),
    Column("tags", Json, nullable=False),
    Column("source_document_id", Uuid),
    Column("source_page", Integer),
    Column("source_text", Text),
    Column("scheduler", String(20), nullable=False),
    Column("repetitions", Integer, nullable=False),
    Column("interval_days", Integer, nullable=False),
    Column("ease_hundredths", Integer, nullable=False),
    Column("due_on", Date, comment="Absent until the first review"),
    Column("repeat_on", Date, comment="The study day on which it is to come once more"),
    Column("lapses", Integer, nullable=False),
    Column("last_reviewed_at", Instant),
    Column("desired_retention", Float, comment="With FSRS"),
    Column("stability", Float, comment="With FSRS: days after which nine of ten are remembered"),
    Column("difficulty", Float, comment="With FSRS: from 1 to 10"),
    Column("decay", Float, comment="With FSRS: the exponent of the forgetting curve"),
    Column("suspended", Boolean, nullable=False),
    Column("buried_until", Date),
    Column("starred", Boolean, nullable=False),
    Column("twin_of", Uuid, comment="The card that this one translates; it may have been deleted"),
    Column("twin_is_stale", Boolean, nullable=False, server_default=false()),
    Column("schedule_of", Uuid, comment="The card whose schedule this one follows"),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
_DUE = (flashcards.c.suspended, flashcards.c.due_on, flashcards.c.interval_days, flashcards.c.id)
_NEWEST = (flashcards.c.created_at, flashcards.c.id)
_IN_A_DECK = flashcards.c.deck_id.is_not(None)
_TO_REPEAT = flashcards.c.repeat_on.is_not(None)
# The queue: due cards and new ones (no due day) of all, of a course, of a deck; and what is to be repeated today.
Index("ix_flashcards_learner_due", flashcards.c.learner_id, *_DUE)
Index("ix_flashcards_course_due", flashcards.c.course_id, *_DUE)
Index("ix_flashcards_deck_due", flashcards.c.deck_id, *_DUE, postgresql_where=_IN_A_DECK, sqlite_where=_IN_A_DECK)
Index(
    "ix_flashcards_learner_repeat",
    flashcards.c.learner_id,
    flashcards.c.repeat_on,
    postgresql_where=_TO_REPEAT,
    sqlite_where=_TO_REPEAT,
)
_TWIN, _FOLLOWS = flashcards.c.twin_of.is_not(None), flashcards.c.schedule_of.is_not(None)
Index("ix_flashcards_twin_of", flashcards.c.twin_of, postgresql_where=_TWIN, sqlite_where=_TWIN)
Index("ix_flashcards_schedule_of", flashcards.c.schedule_of, postgresql_where=_FOLLOWS, sqlite_where=_FOLLOWS)
# Lists, newest first.
Index("ix_flashcards_learner_newest", flashcards.c.learner_id, *_NEWEST)
Index("ix_flashcards_course_newest", flashcards.c.course_id, *_NEWEST)
Index("ix_flashcards_deck_newest", flashcards.c.deck_id, *_NEWEST, postgresql_where=_IN_A_DECK, sqlite_where=_IN_A_DECK)

reviews = Table(
    "reviews",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True, comment="Given by the client: an answer counts once per learner"),
    Column("flashcard_id", Uuid, nullable=False, comment="No foreign key: the log outlives its cards"),
    Column("kind", String(12), nullable=False),
    Column("rating", SmallInteger, nullable=False),
    Column("reviewed_at", Instant, nullable=False),
    Column("day", Date, nullable=False, comment="The learner's study day, with the time zone in force then"),
    Column("duration_ms", Integer),
    Column("session_id", Uuid),
    Column("offset_days", Integer, comment="The place chosen in the range of good intervals, from its earliest"),
    Column("scheduler", String(20), nullable=False),
    Column("scheduler_version", Integer, nullable=False),
    Column("before_scheduler", String(20), nullable=False),
    Column("before_repetitions", Integer, nullable=False),
    Column("before_interval_days", Integer, nullable=False),
    Column("before_ease_hundredths", Integer, nullable=False),
    Column("before_due_on", Date),
    Column("before_repeat_on", Date),
    Column("before_lapses", Integer, nullable=False),
    Column("before_last_reviewed_at", Instant),
    Column("before_desired_retention", Float),
    Column("before_stability", Float),
    Column("before_difficulty", Float),
    Column("before_decay", Float),
    Column("after_repetitions", Integer, nullable=False),
    Column("after_interval_days", Integer, nullable=False),
    Column("after_ease_hundredths", Integer, nullable=False),
    Column("after_due_on", Date),
    Column("after_repeat_on", Date),
    Column("after_lapses", Integer, nullable=False),
    Column("after_stability", Float),
    Column("after_difficulty", Float),
    Column("after_decay", Float),
    Column("undone_at", Instant),
)
Index("ix_reviews_flashcard", reviews.c.flashcard_id, reviews.c.reviewed_at, reviews.c.id)
_STANDING = reviews.c.undone_at.is_(None)
# What was done today, against the daily limits.
Index(
    "ix_reviews_learner_day",
    reviews.c.learner_id,
    reviews.c.day,
    reviews.c.kind,
    postgresql_where=_STANDING,
    sqlite_where=_STANDING,
)

learner_parameters = Table(
    "learner_parameters",
    metadata,
    Column("learner_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("parameters", Json, comment="Of FSRS; absent while those found for many are used"),
    Column("status", String(12), nullable=False),
    Column("requested_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("gain", Float, comment="Of the latest fit: mean difference in log loss"),
    Column("standard_error", Float),
    Column("judged_by", Integer, comment="Answers"),
)
