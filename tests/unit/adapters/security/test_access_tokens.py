"""Hostile access tokens. Each test starts from a token that is good, so that its one fault is what is refused."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.security.access_tokens import JwtAccessTokens
from aksio.adapters.security.opaque_tokens import HmacRefreshTokens
from aksio.adapters.security.signing_keys import SigningKeys
from aksio.application.accounts.security_ports import AccessGrant, AccessTokenRefused
from aksio.domain.shared.ids import LearnerId, SessionId
from tests.make.accounts import NOW

KEY = Ed25519PrivateKey.generate()
KEYS = SigningKeys([KEY])
TOKENS = JwtAccessTokens(KEYS, issuer="aksio", audience="aksio-api")
GRANT = AccessGrant(
    account_id=LearnerId(UUID(int=7)), session_id=SessionId(UUID(int=8)), issued_at=NOW.replace(microsecond=0)
)
GOOD = TOKENS.write(GRANT)
CLAIMS: dict[str, Any] = jwt.decode(GOOD, options={"verify_signature": False})
HEADER: dict[str, Any] = jwt.get_unverified_header(GOOD)


def signed(claims: dict[str, Any] | None = None, header: dict[str, Any] | None = None, key: Any = KEY) -> str:
    """A token signed with the real key, with these claims and header fields changed; None leaves one out."""
    merged = {name: value for name, value in {**CLAIMS, **(claims or {})}.items() if value is not None}
    headers = {**HEADER, **(header or {})}
    algorithm = headers.pop("alg")
    body = json.dumps(merged).encode()
    return jwt.PyJWS(algorithms=[algorithm]).encode(body, key, algorithm, headers)


def segment(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def refused(token: str) -> None:
    with pytest.raises(AccessTokenRefused):
        TOKENS.read(token, now=NOW)


def test_what_was_written_is_read() -> None:
    assert TOKENS.read(GOOD, now=NOW) == GRANT
    assert TOKENS.read(signed(), now=NOW) == GRANT


def test_a_token_that_was_checked_once_still_expires() -> None:
    assert TOKENS.read(GOOD, now=NOW) == GRANT
    for moment in (NOW + timedelta(minutes=10), NOW - timedelta(seconds=10)):
        with pytest.raises(AccessTokenRefused):
            TOKENS.read(GOOD, now=moment)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "somebody"},
        {"iss": None},
        {"iss": ["aksio"]},
        {"aud": "another-api"},
        {"aud": None},
        {"aud": ["aksio-api", "another-api"]},
        {"sub": None},
        {"sub": "root"},
        {"sub": 7},
        {"sid": None},
        {"exp": None},
        {"exp": CLAIMS["exp"] + 1},
        {"exp": str(CLAIMS["exp"])},
        {"exp": float("inf")},
        {"exp": True},
        {"iat": None},
        {"iat": CLAIMS["iat"] - 600, "exp": CLAIMS["exp"] - 600},
        {"iat": CLAIMS["iat"] + 600, "exp": CLAIMS["exp"] + 600},
        {"iat": 10**400, "exp": 10**400 + 600},
    ],
    ids=str,
)
def test_wrong_claims_are_refused_even_when_we_signed_them(claims: dict[str, Any]) -> None:
    refused(signed(claims))


@pytest.mark.parametrize(
    "header",
    [
        {"typ": "JWT"},
        {"typ": "rt+jwt"},
        {"typ": "AT+JWT"},
        {"kid": "another"},
        {"kid": ""},
        {"crit": ["b64"], "b64": False},
        {"jku": "https://attacker.example/keys"},
        {"jwk": KEYS.jwks[0]},
        {"zip": "DEF"},
    ],
    ids=lambda header: " ".join(map(str, header.values())) if "jwk" not in header else "jwk",
)
def test_wrong_headers_are_refused_even_when_we_signed_them(header: dict[str, Any]) -> None:
    refused(signed(header=header))


def unsigned() -> str:
    return f"{segment({**HEADER, 'alg': 'none'})}.{segment(CLAIMS)}."


def unsigned_with_our_signature() -> str:
    return f"{segment({**HEADER, 'alg': 'none'})}.{GOOD.split('.', 1)[1]}"


def hs256_with_the_public_key_in_pem() -> str:
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return _hs256(pem)


def hs256_with_the_public_key_raw() -> str:
    return _hs256(KEY.public_key().public_bytes_raw())


def _hs256(secret: bytes) -> str:
    import hmac

    message = f"{segment({**HEADER, 'alg': 'HS256'})}.{segment(CLAIMS)}"
    return f"{message}.{segment(hmac.digest(secret, message.encode(), 'sha256'))}"


def another_algorithm() -> str:
    return signed(header={"alg": "ES256"}, key=generate_private_key(SECP256R1()))


def another_key_under_our_id() -> str:
    return signed(key=Ed25519PrivateKey.generate())


def a_refresh_token() -> str:
    return HmacRefreshTokens(b"secret").first()


def sixty_four_kilobytes() -> str:
    return signed({"padding": "x" * 65_536})


def no_signature() -> str:
    return GOOD.rpartition(".")[0] + "."


def padded() -> str:
    return f"{GOOD}=="


def five_segments() -> str:
    return f"{GOOD}.{GOOD}"


def deep_json() -> str:
    return f"{segment(b'[' * 1_400)}.{segment(b'[')}."


@pytest.mark.parametrize(
    "make",
    [
        unsigned,
        unsigned_with_our_signature,
        hs256_with_the_public_key_in_pem,
        hs256_with_the_public_key_raw,
        another_algorithm,
        another_key_under_our_id,
        a_refresh_token,
        sixty_four_kilobytes,
        no_signature,
        padded,
        five_segments,
        deep_json,
    ],
)
def test_forgeries_are_refused(make: Callable[[], str]) -> None:
    refused(make())


def test_one_flipped_bit_is_enough_wherever_it_is() -> None:
    for bit in range(len(GOOD) * 8):
        flipped = bytearray(GOOD.encode())
        flipped[bit // 8] ^= 1 << bit % 8
        refused(flipped.decode("latin-1"))


@given(st.integers(1, len(GOOD)))
def test_a_token_that_was_cut_short_is_refused(cut: int) -> None:
    refused(GOOD[:-cut])


@given(st.text(max_size=300))
def test_any_text_at_all_is_refused_without_an_accident(text: str) -> None:
    refused(text)


@given(st.lists(st.binary(max_size=60), min_size=3, max_size=3))
def test_any_three_segments_are_refused_without_an_accident(parts: list[bytes]) -> None:
    refused(".".join(segment(part) for part in parts))


def test_an_older_key_still_checks_what_it_signed() -> None:
    newer = JwtAccessTokens(SigningKeys([Ed25519PrivateKey.generate(), KEY]), issuer="aksio", audience="aksio-api")
    assert newer.read(GOOD, now=NOW) == GRANT
    refused(newer.write(GRANT))


def test_others_can_check_a_token_with_the_published_key() -> None:
    [published] = TOKENS.public_keys()["keys"]
    assert published["kid"] == HEADER["kid"]
    assert "d" not in published
    key = jwt.PyJWK(published)
    assert jwt.decode(GOOD, key, audience="aksio-api", options={"verify_exp": False})["sub"] == str(GRANT.account_id)
