"""Tokens with which we show ourselves to neighbouring services: short JWTs, each for one audience."""

from datetime import datetime, timedelta

import jwt

from aksio.adapters.security.signing_keys import SigningKeys
from aksio.application.shared.ports import Clock

_LIFETIME = timedelta(minutes=2)
_RENEWED_AFTER = timedelta(minutes=1)


class ServiceTokens:
    """Called, it gives the token of the moment. A user's token never goes to another service."""

    def __init__(self, keys: SigningKeys, clock: Clock, *, issuer: str, audience: str) -> None:
        self._keys = keys
        self._clock = clock
        self._issuer = issuer
        self._audience = audience
        self._token = ""
        self._written_at: datetime | None = None

    def __call__(self) -> str:
        now = self._clock.now()
        if self._written_at is None or now - self._written_at >= _RENEWED_AFTER:
            self._token, self._written_at = self._write(now), now
        return self._token

    def _write(self, now: datetime) -> str:
        claims = {
            "iss": self._issuer,
            "sub": self._issuer,
            "aud": self._audience,
            "iat": int(now.timestamp()),
            "exp": int((now + _LIFETIME).timestamp()),
        }
        headers = {"typ": "service+jwt", "kid": self._keys.signing_id}
        return jwt.encode(claims, self._keys.signing, algorithm="EdDSA", headers=headers)
