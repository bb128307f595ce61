"""Tokens that mean something to us only: refresh tokens, and the one-time tokens of our mails."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose, token_refused
from aksio.domain.accounts.session import TokenHash
from aksio.domain.shared.ids import LearnerId


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


class _Written(msgspec.Struct, frozen=True, array_like=True):
    purpose: Purpose
    account_id: UUID
    issued_at: datetime
    state: str


class HmacOneTimeTokens:
    """`<content>.<HMAC of the content>`, in base64url. The content is no secret: it only must not be invented."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def write(self, token: OneTimeToken) -> str:
        """See the port."""
        written = _Written(token.purpose, token.account_id, token.issued_at, token.state)
        content = urlsafe_b64encode(msgspec.msgpack.encode(written)).decode()
        return f"{content}.{self._seal(content)}"

    def read(self, text: str) -> OneTimeToken:
        """See the port."""
        content, _, seal = text.rpartition(".")
        if not hmac.compare_digest(_bytes(self._seal(content)), _bytes(seal)):
            raise token_refused()
        written = msgspec.msgpack.decode(urlsafe_b64decode(content), type=_Written)
        return OneTimeToken(
            purpose=written.purpose,
            account_id=LearnerId(written.account_id),
            issued_at=written.issued_at,
            state=written.state,
        )

    def _seal(self, content: str) -> str:
        return _mac(self._secret, f"one-time token\0{content}")


def _mac(secret: bytes, message: str) -> str:
    return urlsafe_b64encode(hmac.digest(secret, _bytes(message), "sha256")).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # nonsense from outside is wrong, not an error
