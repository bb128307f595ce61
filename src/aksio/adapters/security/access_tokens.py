"""Access tokens as JWTs, after RFC 9068 and the advice of RFC 8725: one algorithm, one type, everything named."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

import jwt
import msgspec
from jwt.api_jws import PyJWS
from jwt.utils import base64url_encode

from aksio.adapters.security.signing_keys import SigningKeys
from aksio.application.accounts.security_ports import ACCESS_TOKEN_LIFETIME, AccessGrant, AccessTokenRefused
from aksio.domain.shared.ids import LearnerId, SessionId

_ALGORITHM = "EdDSA"
_TYPE = "at+jwt"
_LONGEST = 2_048
_REMEMBERED = 10_000
_CLOCKS_DIFFER_BY = timedelta(seconds=5)


class _Claims(msgspec.Struct, frozen=True, kw_only=True):
    iss: str
    aud: str
    sub: UUID
    sid: UUID
    iat: int
    exp: int


class JwtAccessTokens:
    """EdDSA only. A token that passed once is remembered: the signature need not be checked for every request."""

    def __init__(self, keys: SigningKeys, *, issuer: str, audience: str) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._jws = PyJWS(algorithms=[_ALGORITHM])
        self._checked = lru_cache(maxsize=_REMEMBERED)(self._check)

    def write(self, grant: AccessGrant) -> str:
        """See the port."""
        claims = _Claims(
            iss=self._issuer,
            aud=self._audience,
            sub=grant.account_id,
            sid=grant.session_id,
            iat=int(grant.issued_at.timestamp()),
            exp=int(grant.expires_at.timestamp()),
        )
        headers = {"typ": _TYPE, "kid": self._keys.signing_id}
        return self._jws.encode(msgspec.json.encode(claims), self._keys.signing, _ALGORITHM, headers)

    def read(self, token: str, *, now: datetime) -> AccessGrant:
        """See the port."""
        if len(token) > _LONGEST:
            raise AccessTokenRefused
        try:
            grant = self._checked(token)
        except (jwt.PyJWTError, msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
            raise AccessTokenRefused from None
        if not grant.issued_at - _CLOCKS_DIFFER_BY <= now < grant.expires_at:
            raise AccessTokenRefused
        return grant

    def public_keys(self) -> dict[str, list[dict[str, str]]]:
        """See the port."""
        return {"keys": self._keys.jwks}

    def _check(self, token: str) -> AccessGrant:
        header = self._jws.get_unverified_header(token)
        key = self._keys.public.get(header.get("kid", ""))
        if key is None or header != {"alg": _ALGORITHM, "typ": _TYPE, "kid": header["kid"]}:
            raise AccessTokenRefused
        decoded = self._jws.decode_complete(token, key, algorithms=[_ALGORITHM])
        # One signature can be spelled in several ways in base64; we wrote it in one.
        if base64url_encode(decoded["signature"]).decode() != token.rpartition(".")[2]:
            raise AccessTokenRefused
        return self._grant(msgspec.json.decode(decoded["payload"], type=_Claims))

    def _grant(self, claims: _Claims) -> AccessGrant:
        lifetime = claims.exp - claims.iat
        if (claims.iss, claims.aud) != (self._issuer, self._audience):
            raise AccessTokenRefused
        if lifetime != ACCESS_TOKEN_LIFETIME.total_seconds():
            raise AccessTokenRefused
        issued_at = datetime.fromtimestamp(claims.iat, UTC)
        return AccessGrant(account_id=LearnerId(claims.sub), session_id=SessionId(claims.sid), issued_at=issued_at)
