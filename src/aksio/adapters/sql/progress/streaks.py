"""Days in a row as rows, and the days that they are counted from."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from aksio.adapters.sql.tables.progress import streaks, study_hours
from aksio.adapters.sql.writes import Row
from aksio.domain.learning.streak import ActiveDay, DaysInARow, Freezes, Streak
from aksio.domain.shared.ids import LearnerId


def streak_query(learner_id: LearnerId) -> Select[Any]:
    """The learner's one row."""
    return select(streaks).where(streaks.c.learner_id == learner_id)


def active_days_query(learner_id: LearnerId) -> Select[Any]:
    """All days with something done, in order."""
    hour = study_hours.c
    return (
        select(
            hour.day.label("date"),
            func.min(hour.starts_at).label("starts_at"),
            func.max(hour.ends_at).label("ends_at"),
        )
        .where(hour.learner_id == learner_id)
        .group_by(hour.day)
        .order_by(hour.day)
    )


def active_day_from_row(row: RowMapping) -> ActiveDay:
    """A day."""
    return ActiveDay(date=row["date"], starts_at=row["starts_at"], ends_at=row["ends_at"])


def streak_to_row(found: DaysInARow, learner_id: LearnerId) -> Row:
    """The last day lies in columns of its own; it is the last active one of the streak, too."""
    last, streak = found.last, found.streak
    return {
        "learner_id": learner_id,
        "last_day": None if last is None else last.date,
        "last_starts_at": None if last is None else last.starts_at,
        "last_ends_at": None if last is None else last.ends_at,
        "started_on": streak.started_on,
        "current_days": streak.current_days,
        "longest_days": streak.longest_days,
        "freezes_held": streak.freezes.held,
        "freezes_used": streak.freezes.used,
        "frozen_on": [day.isoformat() for day in streak.freezes.used_on],
    }


def streak_from_row(row: RowMapping) -> DaysInARow:
    """Counted so far."""
    if row["last_day"] is None:
        return DaysInARow()
    freezes = Freezes(
        held=row["freezes_held"],
        used=row["freezes_used"],
        used_on=tuple(date.fromisoformat(day) for day in row["frozen_on"]),
    )
    return DaysInARow(
        last=ActiveDay(date=row["last_day"], starts_at=row["last_starts_at"], ends_at=row["last_ends_at"]),
        streak=Streak(
            current_days=row["current_days"],
            longest_days=row["longest_days"],
            last_active_on=row["last_day"],
            started_on=row["started_on"],
            freezes=freezes,
        ),
    )
