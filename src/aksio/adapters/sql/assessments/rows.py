"""Flashcards, schedules and reviews as rows, and back."""

from uuid import UUID

from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import IMPORTED, Answer, Review
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import DocumentId

_PLAIN = (
    "id",
    "learner_id",
    "version",
    "course_id",
    "deck_id",
    "section_id",
    "front",
    "back",
    "explanation",
    "hint",
    "suspended",
    "buried_until",
    "starred",
    "twin_of",
    "twin_is_stale",
    "schedule_of",
    "created_at",
    "updated_at",
)
"""Columns that hold an attribute of a card as it is."""


def card_to_row(card: Flashcard) -> Row:
    """The row of a card as it is to be saved: one version on."""
    source = card.source or Source()
    row = {name: getattr(card, name) for name in _PLAIN} | schedule_to_row(card.schedule)
    return row | {
        "version": card.version + 1,
        "tags": list(card.tags),
        "source_document_id": source.document_id,
        "source_page": source.page,
        "source_text": source.text,
    }


def card_from_row(row: RowMapping) -> Flashcard:
    """The card again."""
    return Flashcard(
        **{name: row[name] for name in _PLAIN},
        tags=tuple(row["tags"]),
        source=source_from_row(row),
        schedule=schedule_from_row(row),
    )


def source_from_row(row: RowMapping) -> Source | None:
    """Where a card comes from; None when nothing is known of it."""
    document_id: UUID | None = row["source_document_id"]
    if document_id is None and row["source_page"] is None and row["source_text"] is None:
        return None
    return Source(
        document_id=None if document_id is None else DocumentId(document_id),
        page=row["source_page"],
        text=row["source_text"],
    )


def schedule_to_row(schedule: ReviewSchedule) -> Row:
    """A card's columns about its schedule."""
    memory = schedule.memory
    return {
        "scheduler": schedule.scheduler,
        "repetitions": schedule.repetitions,
        "interval_days": schedule.interval_days,
        "ease_hundredths": schedule.ease_hundredths,
        "due_on": schedule.due_on,
        "repeat_on": schedule.repeat_on,
        "lapses": schedule.lapses,
        "last_reviewed_at": schedule.last_reviewed_at,
        "desired_retention": schedule.desired_retention,
        "stability": None if memory is None else memory.stability,
        "difficulty": None if memory is None else memory.difficulty,
        "decay": None if memory is None else memory.decay,
    }


def schedule_from_row(row: RowMapping, prefix: str = "") -> ReviewSchedule:
    """The schedule in a card's row, or in the columns of a review that begin with `prefix`."""
    return ReviewSchedule(
        scheduler=row[f"{prefix}scheduler"],
        repetitions=row[f"{prefix}repetitions"],
        interval_days=row[f"{prefix}interval_days"],
        ease_hundredths=row[f"{prefix}ease_hundredths"],
        due_on=row[f"{prefix}due_on"],
        repeat_on=row[f"{prefix}repeat_on"],
        lapses=row[f"{prefix}lapses"],
        last_reviewed_at=row[f"{prefix}last_reviewed_at"],
        desired_retention=row[f"{prefix}desired_retention"],
        memory=memory_from_row(row, prefix),
    )


def review_to_row(review: Review) -> Row:
    """The row of a review."""
    answer = review.answer
    return {
        "learner_id": review.learner_id,
        "id": answer.review_id,
        "flashcard_id": review.flashcard_id,
        "rating": int(answer.rating),
        "reviewed_at": answer.reviewed_at,
        "day": answer.day,
        "duration_ms": answer.duration_ms,
        "session_id": answer.session_id,
        "offset_days": answer.offset_days,
        **step_to_row(review),
    }


def step_to_row(review: Review) -> Row:
    """The part of a review's row that changes when an earlier answer arrives late, or when it is undone."""
    after = schedule_to_row(review.after)
    for name in ("scheduler", "last_reviewed_at", "desired_retention"):
        del after[name]
    return {
        "kind": str(review.kind),
        "scheduler": review.scheduler,
        "scheduler_version": review.scheduler_version,
        "undone_at": review.undone_at,
        **{f"before_{name}": value for name, value in schedule_to_row(review.before).items()},
        **{f"after_{name}": value for name, value in after.items()},
    }


def answer_from_row(row: RowMapping, prefix: str = "") -> Answer:
    """The answer in a review's row."""
    return Answer(
        review_id=row[f"{prefix}id"],
        rating=Rating(row[f"{prefix}rating"]),
        reviewed_at=row[f"{prefix}reviewed_at"],
        day=row[f"{prefix}day"],
        duration_ms=row[f"{prefix}duration_ms"],
        session_id=row[f"{prefix}session_id"],
        offset_days=row[f"{prefix}offset_days"],
    )


def review_from_row(row: RowMapping, prefix: str = "") -> Review:
    """The review again, out of columns whose names begin with `prefix`."""
    before = schedule_from_row(row, f"{prefix}before_")
    return Review(
        answer=answer_from_row(row, prefix),
        flashcard_id=row[f"{prefix}flashcard_id"],
        learner_id=row[f"{prefix}learner_id"],
        scheduler=row[f"{prefix}scheduler"],
        scheduler_version=row[f"{prefix}scheduler_version"],
        before=before,
        after=before if row[f"{prefix}scheduler"] == IMPORTED else _after(row, f"{prefix}after_", prefix),
        undone_at=row[f"{prefix}undone_at"],
    )


def _after(row: RowMapping, after: str, prefix: str) -> ReviewSchedule:
    """Of a step, scheduler and instant are the review's own, and the desired retention is that before it."""
    return ReviewSchedule(
        scheduler=row[f"{prefix}scheduler"],
        repetitions=row[f"{after}repetitions"],
        interval_days=row[f"{after}interval_days"],
        ease_hundredths=row[f"{after}ease_hundredths"],
        due_on=row[f"{after}due_on"],
        repeat_on=row[f"{after}repeat_on"],
        lapses=row[f"{after}lapses"],
        last_reviewed_at=row[f"{prefix}reviewed_at"],
        desired_retention=row[f"{prefix}before_desired_retention"],
        memory=memory_from_row(row, after),
    )


def memory_from_row(row: RowMapping, prefix: str = "") -> Memory | None:
    """What FSRS knew; None for a schedule of SM-2."""
    stability = row[f"{prefix}stability"]
    if stability is None:
        return None
    return Memory(stability=stability, difficulty=row[f"{prefix}difficulty"], decay=row[f"{prefix}decay"])
