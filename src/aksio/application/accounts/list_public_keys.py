"""Publish the keys that access tokens can be checked with."""

from aksio.application.accounts.security_ports import AccessTokens


class ListPublicKeys:
    """A JWK set (RFC 7517)."""

    def __init__(self, access_tokens: AccessTokens) -> None:
        self._access_tokens = access_tokens

    async def __call__(self) -> dict[str, list[dict[str, str]]]:
        return self._access_tokens.public_keys()
