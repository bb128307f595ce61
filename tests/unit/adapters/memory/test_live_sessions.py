from datetime import datetime, timedelta
from uuid import UUID

from aksio.adapters.memory.live_sessions import RememberedLiveSessions
from aksio.application.accounts.views import Principal
from aksio.domain.accounts.account import Role
from aksio.domain.shared.ids import LearnerId, SessionId
from tests.make.accounts import NOW

ADA, SESSION = LearnerId(UUID(int=1)), SessionId(UUID(int=2))


class CountingSessions:
    """LiveSessions that count the questions."""

    def __init__(self) -> None:
        self.live, self.asked = True, 0

    async def principal(self, session_id: SessionId, account_id: LearnerId, *, now: datetime) -> Principal | None:
        self.asked += 1
        return Principal(id=ADA, session_id=session_id, role=Role.LEARNER) if self.live and account_id == ADA else None


async def test_a_session_is_asked_about_once_in_five_seconds() -> None:
    sessions = CountingSessions()
    remembered = RememberedLiveSessions(sessions)
    for milliseconds in (0, 1, 4_999):
        now = NOW + timedelta(milliseconds=milliseconds)
        assert await remembered.principal(SESSION, ADA, now=now) is not None
    assert sessions.asked == 1


async def test_an_ended_session_is_noticed_after_five_seconds() -> None:
    sessions = CountingSessions()
    remembered = RememberedLiveSessions(sessions)
    await remembered.principal(SESSION, ADA, now=NOW)
    sessions.live = False
    assert await remembered.principal(SESSION, ADA, now=NOW + timedelta(seconds=5)) is None
    assert await remembered.principal(SESSION, ADA, now=NOW + timedelta(seconds=5)) is None


async def test_a_remembered_session_is_no_way_into_another_account() -> None:
    remembered = RememberedLiveSessions(CountingSessions())
    await remembered.principal(SESSION, ADA, now=NOW)
    assert await remembered.principal(SESSION, LearnerId(UUID(int=9)), now=NOW) is None
