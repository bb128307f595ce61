"""How we show ourselves to neighbouring services."""

from datetime import timedelta

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from aksio.adapters.security.service_tokens import ServiceTokens
from aksio.adapters.security.signing_keys import SigningKeys
from tests.make.clock import FixedClock


def test_a_token_is_short_lived_and_for_one_service() -> None:
    key, clock = Ed25519PrivateKey.generate(), FixedClock()
    token = ServiceTokens(SigningKeys([key]), clock, issuer="aksio", audience="retrieval-service")()
    claims = jwt.decode(
        token, key.public_key(), algorithms=["EdDSA"], audience="retrieval-service", options={"verify_exp": False}
    )
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("aksio", "aksio", "retrieval-service")
    assert claims["exp"] - claims["iat"] == 120
    assert jwt.get_unverified_header(token)["typ"] == "service+jwt"


def test_a_token_is_used_again_and_renewed_in_time() -> None:
    clock = FixedClock()
    tokens = ServiceTokens(
        SigningKeys([Ed25519PrivateKey.generate()]), clock, issuer="aksio", audience="scraper-service"
    )
    first = tokens()
    assert tokens() == first
    clock.go_on(timedelta(minutes=1))
    assert tokens() != first
