"""Checking passwords without letting anybody guess them."""

from aksio.application.accounts.security_ports import FailureLimits, PasswordCheck, PasswordHasher
from aksio.domain.shared.errors import Unavailable


class PasswordGate:
    """Counts failures per account and per address. Raises LimitReached before the password is even looked at."""

    def __init__(self, hasher: PasswordHasher, limits: FailureLimits) -> None:
        self._hasher = hasher
        self._limits = limits

    async def check(
        self, password: str, password_hash: str | None, *, account: str, address: str | None = None
    ) -> PasswordCheck:
        """`account` names the account, or what was taken for one: unknown names are limited like known ones."""
        keys = [f"account:{account}", *([f"address:{address}"] if address else [])]
        await self._limits.attempt(*keys)
        try:
            check = await self._hasher.check(password, password_hash)
        except Unavailable:
            await self._limits.take_back(*keys)
            raise
        if check.matches:
            await self._limits.take_back(*keys)
        return check
