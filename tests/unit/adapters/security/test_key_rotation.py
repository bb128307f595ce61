"""Keys are changed process by process, while tokens of all of them are on the way: no good one is refused."""

from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from aksio.adapters.security.access_tokens import JwtAccessTokens
from aksio.adapters.security.service_tokens import ServiceTokens
from aksio.adapters.security.signing_keys import SigningKeys
from aksio.application.accounts.security_ports import ACCESS_TOKEN_LIFETIME, AccessGrant, AccessTokenRefused
from aksio.domain.shared.ids import LearnerId, SessionId
from tests.make.clock import NOON, FixedClock

OLD, NEW = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
STEPS = [[OLD], [OLD, NEW], [NEW, OLD], [NEW]]
IN_ONE_STEP = [[OLD], [NEW, OLD]]
GRANT = AccessGrant(account_id=LearnerId(UUID(int=1)), session_id=SessionId(UUID(int=2)), issued_at=NOON)


def access_tokens(keys: list[Ed25519PrivateKey]) -> JwtAccessTokens:
    return JwtAccessTokens(SigningKeys(keys), issuer="aksio", audience="aksio-api")


@pytest.mark.parametrize("step", range(len(STEPS) - 2))
def test_while_a_step_is_taken_every_process_knows_every_others_tokens(step: int) -> None:
    """The last step is different: it is taken when the old key's tokens are over."""
    before, after = (access_tokens(keys) for keys in STEPS[step : step + 2])
    for writer in (before, after):
        for reader in (before, after):
            assert reader.read(writer.write(GRANT), now=NOON) == GRANT


def test_to_sign_at_once_with_a_new_key_would_refuse_good_tokens() -> None:
    before, after = (access_tokens(keys) for keys in IN_ONE_STEP)
    with pytest.raises(AccessTokenRefused):
        before.read(after.write(GRANT), now=NOON)


def test_when_the_old_key_goes_its_last_tokens_are_over() -> None:
    last, then = access_tokens(STEPS[1]).write(GRANT), NOON + ACCESS_TOKEN_LIFETIME
    with pytest.raises(AccessTokenRefused):
        access_tokens(STEPS[2]).read(last, now=then)


@pytest.mark.parametrize("audience", ["retrieval-service", "scraper-service"])
def test_a_service_that_reads_our_published_keys_knows_every_token(audience: str) -> None:
    """It looks a key up by its kid among those of any process, before and after each step."""
    for before, after in pairwise(STEPS[:3]):
        for writer in (before, after):
            token = ServiceTokens(SigningKeys(writer), FixedClock(), issuer="aksio", audience=audience)()
            for published in (before, after):
                claims = checked(token, SigningKeys(published).jwks, audience)
                assert claims["exp"] - claims["iat"] <= timedelta(minutes=2).total_seconds()


def test_a_token_for_one_service_is_nothing_to_another_and_nothing_to_us() -> None:
    keys = SigningKeys([OLD])
    token = ServiceTokens(keys, FixedClock(), issuer="aksio", audience="scraper-service")()
    with pytest.raises(jwt.InvalidAudienceError):
        checked(token, keys.jwks, "retrieval-service")
    with pytest.raises(AccessTokenRefused):
        access_tokens([OLD]).read(token, now=NOON)


def test_a_users_token_is_nothing_to_a_service() -> None:
    token = access_tokens([OLD]).write(GRANT)
    with pytest.raises(jwt.InvalidAudienceError):
        checked(token, SigningKeys([OLD]).jwks, "retrieval-service")


def checked(token: str, jwks: list[dict[str, str]], audience: str) -> dict[str, Any]:
    """As a neighbouring service reads it."""
    keys = {key.key_id: key for key in jwt.PyJWKSet.from_dict({"keys": jwks}).keys}
    key = keys[jwt.get_unverified_header(token)["kid"]]
    claims: dict[str, Any] = jwt.decode(
        token, key, algorithms=["EdDSA"], audience=audience, issuer="aksio", options={"verify_exp": False}
    )
    return claims
