"""Tokens that mean something to us only: refresh tokens, the one-time tokens of our mails, and realtime tickets."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

import msgspec

from aksio.application.notifications.letters.ports import Unsubscription, UnsubscriptionRefused
from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose, token_refused
from aksio.domain.accounts.realtime_ticket import RealtimeTicket, TicketRefused
from aksio.domain.accounts.session import TokenHash
from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.ids import LearnerId, SessionId

T = TypeVar("T")


class HmacRefreshTokens:
    """256 bits each. A child is the HMAC of its parent, so an equal child can be given again without keeping it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def first(self) -> str:
        """See the port."""
        return secrets.token_urlsafe(32)

    def child_of(self, token: str) -> str:
        """See the port."""
        return _mac(self._secret, f"refresh token\0{token}")

    def hash_of(self, token: str) -> TokenHash:
        """See the port. A plain hash will do: nobody guesses 256 bits."""
        return TokenHash(sha256(_bytes(token)).hexdigest())


class RandomShareTokens:
    """256 random bits each, kept nowhere."""

    def new(self) -> str:
        """See the port."""
        return secrets.token_urlsafe(32)

    def hash_of(self, token: str) -> str:
        """See the port. A plain hash will do: nobody guesses 256 bits."""
        return sha256(_bytes(token)).hexdigest()


class _Written(msgspec.Struct, frozen=True, array_like=True):
    purpose: Purpose
    account_id: UUID
    issued_at: datetime
    state: str


class HmacOneTimeTokens:
    """The content is no secret: it only must not be invented."""

    def __init__(self, secret: bytes) -> None:
        self._seal = _Seal(secret, "one-time token")

    def write(self, token: OneTimeToken) -> str:
        """See the port."""
        return self._seal.close(_Written(token.purpose, token.account_id, token.issued_at, token.state))

    def read(self, text: str) -> OneTimeToken:
        """See the port."""
        written = self._seal.open(text, _Written)
        if written is None:
            raise token_refused()
        return OneTimeToken(
            purpose=written.purpose,
            account_id=LearnerId(written.account_id),
            issued_at=written.issued_at,
            state=written.state,
        )


class _WrittenTicket(msgspec.Struct, frozen=True, array_like=True):
    id: UUID
    account_id: UUID
    session_id: UUID
    issued_at: datetime


class HmacRealtimeTickets:
    """Like one-time tokens, with another seal, so that neither is ever taken for the other."""

    def __init__(self, secret: bytes) -> None:
        self._seal = _Seal(secret, "realtime ticket")

    def write(self, ticket: RealtimeTicket) -> str:
        """See the port."""
        return self._seal.close(_WrittenTicket(ticket.id, ticket.account_id, ticket.session_id, ticket.issued_at))

    def read(self, text: str) -> RealtimeTicket:
        """See the port."""
        written = self._seal.open(text, _WrittenTicket)
        if written is None:
            raise TicketRefused
        return RealtimeTicket(
            id=written.id,
            account_id=LearnerId(written.account_id),
            session_id=SessionId(written.session_id),
            issued_at=written.issued_at,
        )


class _WrittenUnsubscription(msgspec.Struct, frozen=True, array_like=True):
    learner_id: UUID
    kind: Kind


class HmacUnsubscribeTokens:
    """Like one-time tokens, with another seal; but good for ever, and for this one thing only."""

    def __init__(self, secret: bytes) -> None:
        self._seal = _Seal(secret, "unsubscribe")

    def write(self, unsubscription: Unsubscription) -> str:
        """See the port."""
        return self._seal.close(_WrittenUnsubscription(unsubscription.learner_id, unsubscription.kind))

    def read(self, text: str) -> Unsubscription:
        """See the port."""
        written = self._seal.open(text, _WrittenUnsubscription)
        if written is None:
            raise UnsubscriptionRefused
        return Unsubscription(learner_id=LearnerId(written.learner_id), kind=written.kind)


class _Seal:
    """`<content>.<HMAC of the content>`, in base64url."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._secret = secret
        self._purpose = purpose

    def close(self, content: object) -> str:
        """The sealed text."""
        written = urlsafe_b64encode(msgspec.msgpack.encode(content)).decode()
        return f"{written}.{self._mac_of(written)}"

    def open(self, text: str, kind: type[T]) -> T | None:
        """The content, or None when this is not a text of ours."""
        written, _, seal = text.rpartition(".")
        if not hmac.compare_digest(_bytes(self._mac_of(written)), _bytes(seal)):
            return None
        return msgspec.msgpack.decode(urlsafe_b64decode(written), type=kind)

    def _mac_of(self, written: str) -> str:
        return _mac(self._secret, f"{self._purpose}\0{written}")


def _mac(secret: bytes, message: str) -> str:
    return urlsafe_b64encode(hmac.digest(secret, _bytes(message), "sha256")).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # nonsense from outside is wrong, not an error
