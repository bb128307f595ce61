"""Assessments ask whose day it is; accounts know."""

from aksio.adapters.bridges.remembered import Remembered
from aksio.application.accounts.get_study_calendar import GetStudyCalendar, GetStudyCalendarQuery
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import LearnerId


class AccountStudyCalendars:
    """See the port StudyCalendars. Every review asks for one."""

    def __init__(self, get_study_calendar: GetStudyCalendar, clock: Clock) -> None:
        self._get_study_calendar = get_study_calendar
        self._remembered = Remembered(self._ask, clock)

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """See the port."""
        return await self._remembered.of(learner_id)

    async def _ask(self, learner_id: LearnerId) -> StudyCalendar:
        try:
            return await self._get_study_calendar(GetStudyCalendarQuery(account_id=learner_id))
        except AccountNotFound:
            return StudyCalendar()
