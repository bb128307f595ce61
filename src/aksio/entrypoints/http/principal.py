"""Who is asking."""

from dataclasses import dataclass

from aksio.domain.shared.ids import LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class Principal:
    """The account and session of a verified token."""

    id: LearnerId
    session_id: SessionId
    is_admin: bool
