"""The public keys of access tokens, where others look for them (RFC 7517, RFC 8615)."""

import msgspec
from litestar import get
from litestar.datastructures import CacheControlHeader
from litestar.di import NamedDependency

from aksio.application.accounts.list_public_keys import ListPublicKeys
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.wire import Out


class KeyOut(Out, frozen=True, kw_only=True):
    """A public key as RFC 8037 writes it."""

    kty: str
    crv: str
    x: str
    kid: str
    alg: str
    use: str


class KeySetOut(Out, frozen=True, kw_only=True):
    """Every key that a good token may be signed with."""

    keys: list[KeyOut]


@get(
    "/.well-known/jwks.json",
    operation_id="listPublicKeys",
    summary="The keys that access tokens can be checked with",
    tags=["auth"],
    opt=PUBLIC,
    cache_control=CacheControlHeader(public=True, max_age=300),
)
async def jwks(list_public_keys: NamedDependency[ListPublicKeys]) -> KeySetOut:
    """A JWK set."""
    return msgspec.convert(await list_public_keys(), KeySetOut)
