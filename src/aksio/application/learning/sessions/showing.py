"""How sessions become views: with what the ledger knows of their time, in one question for all of them."""

from collections.abc import Sequence
from datetime import datetime

from aksio.application.learning.sessions.ports import SessionsReader
from aksio.application.learning.sessions.views import SessionView
from aksio.domain.learning.session_work import session_work
from aksio.domain.learning.study_session import StudySession
from aksio.domain.shared.ids import LearnerId


async def shown(
    sessions: Sequence[StudySession], reader: SessionsReader, *, learner_id: LearnerId, now: datetime
) -> list[SessionView]:
    """Views in the same order."""
    stretches = [stretch for session in sessions for stretch in session.stretches]
    acts = await reader.acts_within(learner_id, stretches) if stretches else []
    return [SessionView.of(one, session_work(one.stretches, acts, now=now), now=now) for one in sessions]
