from datetime import timedelta
from uuid import UUID

from aksio.adapters.bridges.study_calendars import AccountStudyCalendars
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import LearnerId
from tests.make.clock import FixedClock

ADA = LearnerId(UUID(int=1))


class Calendars:
    """A StudyCalendarReader that knows Ada."""

    def __init__(self) -> None:
        self.zone, self.asked = "Europe/Oslo", 0

    async def study_calendar(self, account_id: LearnerId) -> StudyCalendar:
        self.asked += 1
        if account_id != ADA:
            raise AccountNotFound
        return StudyCalendar(zone=self.zone, rollover_hour=3)


async def test_a_calendar_is_asked_for_once_in_five_seconds() -> None:
    reader, clock = Calendars(), FixedClock()
    calendars = AccountStudyCalendars(GetStudyCalendar(reader), clock)
    assert await calendars.of(ADA) == await calendars.of(ADA) == StudyCalendar(zone="Europe/Oslo", rollover_hour=3)
    assert reader.asked == 1
    reader.zone = "Asia/Tokyo"
    clock.go_on(timedelta(seconds=5))
    assert (await calendars.of(ADA)).zone == "Asia/Tokyo"


async def test_somebody_unknown_has_the_default_calendar() -> None:
    calendars = AccountStudyCalendars(GetStudyCalendar(Calendars()), FixedClock())
    assert await calendars.of(LearnerId(UUID(int=2))) == StudyCalendar()
