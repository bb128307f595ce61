"""Checking passwords without letting anybody guess them."""

from aksio.application.accounts.security_ports import PasswordCheck, PasswordHasher
from aksio.application.shared.rate_limit import Rate, RateLimiter
from aksio.domain.shared.errors import LimitReached

FAILURES = Rate(name="wrong_passwords", limit=10, seconds=300)


class TooManyFailures(LimitReached):
    """Too many wrong passwords for this account, or from this address."""

    code = "too_many_failures"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__("Too many wrong passwords. Wait a little.", retry_after=retry_after)


class PasswordGate:
    """Counts failures per account and per address."""

    def __init__(self, hasher: PasswordHasher, limiter: RateLimiter) -> None:
        self._hasher = hasher
        self._limiter = limiter

    async def check(
        self, password: str, password_hash: str | None, *, account: str, address: str | None = None
    ) -> PasswordCheck:
        """Raises TooManyFailures before it even looks at the password.

        `account` names the account or what was taken for one: unknown names are limited like known ones.
        """
        keys = [f"account:{account}", *([f"address:{address}"] if address else [])]
        for key in keys:
            left = await self._limiter.peek(key, FAILURES)
            if not left.allowed:
                raise TooManyFailures(retry_after=left.retry_after)
        check = await self._hasher.check(password, password_hash)
        if not check.matches:
            for key in keys:
                await self._limiter.take(key, FAILURES)
        return check
