"""The figures of the weekly report."""

from collections.abc import Mapping
from datetime import date

from aksio.application.notifications.letters.week_ports import (
    ExamOutlook,
    PlannedDays,
    ReadingPace,
    Share,
    StudiedDays,
    WeeklyFigures,
)
from aksio.domain.notifications.letter_time import week_after, week_before
from aksio.domain.shared.ids import LearnerId


class WeeklyReport:
    """The seven days before, how the learner stands, and the seven days that come."""

    def __init__(self, figures: WeeklyFigures) -> None:
        self._figures = figures

    async def of(self, learner_id: LearnerId, day: date) -> dict[str, object] | None:
        """Plain JSON values, shares in whole per cent; None where nothing was studied."""
        first, last = week_before(day)
        studied = await self._figures.studied(learner_id, first=first, last=last)
        if studied.reviews == studied.minutes == 0:
            return None
        outlooks = await self._figures.outlooks(learner_id)
        begins, ends = week_after(day)
        planned = await self._figures.planned(learner_id, first=begins, last=ends)
        pace = await self._figures.pace(learner_id)
        return {
            "first": first.isoformat(),
            "last": last.isoformat(),
            **_studied(studied),
            "exams": [_outlook(one, day) for one in outlooks if one.exam.date >= day],
            **_ahead(planned, pace),
        }


def _studied(days: StudiedDays) -> dict[str, object]:
    shares = _percent(days.retention)
    return {
        "reviews": days.reviews,
        "minutes": days.minutes,
        "retention": shares["value"],
        "retention_low": shares["low"],
        "retention_high": shares["high"],
    }


def _outlook(outlook: ExamOutlook, day: date) -> dict[str, object]:
    exam, shares = outlook.exam, _percent(outlook.score)
    return {
        "course_id": str(exam.course_id),
        "course": exam.course,
        "date": exam.date.isoformat(),
        "days": (exam.date - day).days,
        "score": shares["value"],
        "score_low": shares["low"],
        "score_high": shares["high"],
    }


def _ahead(planned: PlannedDays, pace: ReadingPace) -> dict[str, object]:
    return {
        "planned_sessions": planned.sessions,
        "planned_minutes": planned.minutes,
        "minutes_per_page": round(pace.minutes_per_page, 1),
        "reading_is_measured": pace.is_measured,
    }


def _percent(share: Share | None) -> Mapping[str, int | None]:
    return {name: None if share is None else round(100 * getattr(share, name)) for name in ("value", "low", "high")}
