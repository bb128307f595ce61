"""Password hashes: argon2id for everything new, and Django's PBKDF2 for accounts that came from there."""

import asyncio
import re
import threading
import unicodedata
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import pbkdf2_hmac
from hmac import compare_digest
from typing import TypeVar

import argon2

from aksio.application.accounts.security_ports import PasswordCheck
from aksio.domain.shared.errors import Unavailable

T = TypeVar("T")

_DJANGO = re.compile(r"pbkdf2_sha256\$(?P<rounds>[1-9][0-9]{0,7})\$(?P<salt>[^$]+)\$(?P<digest>[A-Za-z0-9+/]{43}=)")


class HashingBusy(Unavailable):
    """More people are logging in than we can hash passwords for."""

    code = "hashing_busy"

    def __init__(self) -> None:
        super().__init__("Too many logins at this moment. Please try again.", retry_after=2)


class Argon2PasswordHasher:
    """argon2id with at least what OWASP asks for: 19 MiB, two passes, one lane.

    Hashing takes tens of milliseconds of a whole core, so it has a few threads of its own (argon2 and PBKDF2 let go of
    the interpreter lock) and a short queue. Logins beyond that are turned away instead of stopping everybody else.
    """

    def __init__(self, *, memory_kib: int = 19_456, passes: int = 2, threads: int = 2, waiting: int = 30) -> None:
        self._argon2 = argon2.PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="passwords")
        self._room = threading.BoundedSemaphore(threads + waiting)

    async def hash(self, password: str) -> str:
        """See the port."""
        return await self._run(lambda: self._argon2.hash(_normal(password)))

    async def check(self, password: str, password_hash: str | None) -> PasswordCheck:
        """See the port."""
        return await self._run(lambda: self._check(password, password_hash))

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[], T]) -> T:
        if not self._room.acquire(blocking=False):
            raise HashingBusy
        future: Future[T] = self._pool.submit(work)
        # Not in a `finally` here: a caller who hangs up does not stop the thread that hashes for them.
        future.add_done_callback(lambda _: self._room.release())
        return await asyncio.wrap_future(future)

    def _check(self, password: str, password_hash: str | None) -> PasswordCheck:
        if password_hash is not None and (django := _DJANGO.fullmatch(password_hash)):
            return PasswordCheck(matches=_matches_django(password, django), outdated=True)
        if password_hash is None or not password_hash.startswith("$argon2id$"):
            self._argon2.hash(_normal(password))  # as slow as a comparison, so that time tells nothing
            return PasswordCheck(matches=False)
        try:
            self._argon2.verify(password_hash, _normal(password))
        except argon2.exceptions.VerifyMismatchError:
            return PasswordCheck(matches=False)
        return PasswordCheck(matches=True, outdated=self._argon2.check_needs_rehash(password_hash))


def _normal(password: str) -> bytes:
    # One keyboard composes an accent, another sends it apart (NIST SP 800-63B, section 5.1.1.2).
    return unicodedata.normalize("NFKC", password).encode()


def _matches_django(password: str, django: re.Match[str]) -> bool:
    digest = pbkdf2_hmac("sha256", password.encode(), django["salt"].encode(), int(django["rounds"]))
    return compare_digest(digest, b64decode(django["digest"]))
