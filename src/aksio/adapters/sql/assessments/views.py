"""Views of this context out of rows."""

from sqlalchemy import RowMapping

from aksio.adapters.sql.assessments.rows import schedule_from_row, source_from_row
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DeckView, FlashcardView, ReviewView, ScheduleView
from aksio.domain.assessments.card_state import card_state
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.assessments.twins import TwinSchedules

_STORED = [
    name for name in FlashcardView.__dataclass_fields__ if name not in ("tags", "source", "schedule", "state", "leech")
]


def flashcard_view(row: RowMapping, today: Today) -> FlashcardView:
    """A card's row as its owner sees it today."""
    schedule = schedule_from_row(row)
    return FlashcardView(
        **{name: row[name] for name in _STORED},
        tags=tuple(row["tags"]),
        source=source_from_row(row),
        schedule=ScheduleView.of(schedule, today),
        state=card_state(schedule, suspended=row["suspended"], buried_until=row["buried_until"], day=today.day),
        leech=schedule.is_leech,
    )


def deck_view(row: RowMapping) -> DeckView:
    """A deck's row as its owner sees it."""
    schedules = row["twin_schedules"]
    stored = {name: row[name] for name in DeckView.__dataclass_fields__}
    return DeckView(**stored | {"twin_schedules": None if schedules is None else TwinSchedules(schedules)})


def review_view(row: RowMapping) -> ReviewView:
    """A review's row as its owner sees it."""
    return ReviewView(
        id=row["id"],
        flashcard_id=row["flashcard_id"],
        rating=row["rating"],
        kind=ReviewKind(row["kind"]),
        reviewed_at=row["reviewed_at"],
        day=row["day"],
        duration_ms=row["duration_ms"],
        session_id=row["session_id"],
        scheduler=row["scheduler"],
        scheduler_version=row["scheduler_version"],
        interval_days=row["after_interval_days"],
        ease_factor=row["after_ease_hundredths"] / 100,
        undone_at=row["undone_at"],
    )
