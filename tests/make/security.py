"""Security that is quick and predictable, for tests of use cases."""

from datetime import datetime

from aksio.application.accounts.security_ports import AccessGrant, AccessTokenRefused, PasswordCheck
from aksio.domain.accounts.session import TokenHash
from aksio.domain.shared.errors import Unavailable


class PlainPasswords:
    """A PasswordHasher that hashes nothing. `busy` turns everybody away."""

    def __init__(self) -> None:
        self.busy = False

    async def hash(self, password: str) -> str:
        """See the port."""
        return f"new:{password}"

    async def check(self, password: str, password_hash: str | None) -> PasswordCheck:
        """See the port."""
        if self.busy:
            raise Unavailable("Busy.")
        matches = password_hash in (f"new:{password}", f"old:{password}")
        return PasswordCheck(matches=matches, outdated=password_hash == f"old:{password}")


class PlainAccessTokens:
    """AccessTokens that anybody could forge."""

    def write(self, grant: AccessGrant) -> str:
        """See the port."""
        return f"{grant.account_id}/{grant.session_id}"

    def read(self, token: str, *, now: datetime) -> AccessGrant:
        """See the port."""
        raise AccessTokenRefused

    def public_keys(self) -> dict[str, list[dict[str, str]]]:
        """See the port."""
        return {"keys": []}


class CountedRefreshTokens:
    """RefreshTokens named first 1, first 2 …"""

    def __init__(self) -> None:
        self._count = 0

    def first(self) -> str:
        """See the port."""
        self._count += 1
        return f"first {self._count}"

    def child_of(self, token: str) -> str:
        """See the port."""
        return f"child of {token}"

    def hash_of(self, token: str) -> TokenHash:
        """See the port."""
        return TokenHash(f"hash of {token}")
