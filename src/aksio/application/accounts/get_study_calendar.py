"""Whose day is it? Asked by every context that counts in study days."""

from dataclasses import dataclass

from aksio.application.accounts.ports import StudyCalendarReader
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetStudyCalendarQuery:
    """Whose calendar."""

    account_id: LearnerId


class GetStudyCalendar:
    """Raises AccountNotFound."""

    def __init__(self, reader: StudyCalendarReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetStudyCalendarQuery) -> StudyCalendar:
        return await self._reader.study_calendar(query.account_id)
