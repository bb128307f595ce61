"""How a session begins, for every use case that lets somebody in."""

from dataclasses import dataclass

from aksio.application.accounts.security_ports import AccessGrant, AccessTokens, RefreshTokens
from aksio.application.accounts.views import TokenPair
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.session import Session
from aksio.domain.shared.ids import LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class Device:
    """Where somebody comes from, to be shown to them in the list of their sessions."""

    user_agent: str | None = None
    address: str | None = None


class SessionStarter:
    """Makes sessions with their first tokens. Keeping them is up to the caller."""

    def __init__(self, access_tokens: AccessTokens, refresh_tokens: RefreshTokens, clock: Clock, ids: Ids) -> None:
        self._access_tokens = access_tokens
        self._refresh_tokens = refresh_tokens
        self._clock = clock
        self._ids = ids

    def start(self, account_id: LearnerId, device: Device) -> tuple[Session, TokenPair]:
        now = self._clock.now()
        refresh_token = self._refresh_tokens.first()
        session = Session.start(
            id=SessionId(self._ids.new()),
            account_id=account_id,
            leaf=self._refresh_tokens.hash_of(refresh_token),
            user_agent=device.user_agent,
            address=device.address,
            now=now,
        )
        grant = AccessGrant(account_id=account_id, session_id=session.id, issued_at=now)
        return session, TokenPair(access_token=self._access_tokens.write(grant), refresh_token=refresh_token)
