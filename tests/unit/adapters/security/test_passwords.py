import asyncio
import threading
import time
from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import pbkdf2_hmac

import pytest
import pytest_asyncio

from aksio.adapters.security.common_passwords import ZxcvbnCommonPasswords
from aksio.adapters.security.passwords import Argon2PasswordHasher, HashingBusy
from aksio.application.accounts.security_ports import PasswordCheck

MATCHES = PasswordCheck(matches=True)
REFUSED = PasswordCheck(matches=False)


@pytest_asyncio.fixture
async def hasher() -> AsyncIterator[Argon2PasswordHasher]:
    made = Argon2PasswordHasher()
    yield made
    made.close()


def django_hash(password: str, *, rounds: int = 1_000) -> str:
    digest = pbkdf2_hmac("sha256", password.encode(), b"Nacl", rounds)
    return f"pbkdf2_sha256${rounds}$Nacl${b64encode(digest).decode()}"


async def test_a_password_matches_its_own_hash_only(hasher: Argon2PasswordHasher) -> None:
    password_hash = await hasher.hash("correct horse")
    assert await hasher.check("correct horse", password_hash) == MATCHES
    assert await hasher.check("correct horse ", password_hash) == REFUSED


async def test_a_hash_is_salted_and_costs_what_it_should(hasher: Argon2PasswordHasher) -> None:
    first, second = await hasher.hash("same"), await hasher.hash("same")
    assert first != second
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_an_accent_may_be_composed_or_not(hasher: Argon2PasswordHasher) -> None:
    assert await hasher.check("cafe\u0301 au lait", await hasher.hash("caf\u00e9 au lait")) == MATCHES


async def test_a_hash_from_django_matches_and_is_outdated(hasher: Argon2PasswordHasher) -> None:
    assert await hasher.check("old secret", django_hash("old secret")) == PasswordCheck(matches=True, outdated=True)
    assert not (await hasher.check("new secret", django_hash("old secret"))).matches


async def test_a_cheaper_argon2_hash_is_outdated(hasher: Argon2PasswordHasher) -> None:
    cheap = Argon2PasswordHasher(memory_kib=8_192, passes=1)
    assert await hasher.check("secret", await cheap.hash("secret")) == PasswordCheck(matches=True, outdated=True)
    cheap.close()


@pytest.mark.parametrize("password_hash", [None, "", "!", "secret", "pbkdf2_sha256$x$y$z", "$argon2i$v=19$m=8$x"])
async def test_what_is_no_hash_matches_nothing(hasher: Argon2PasswordHasher, password_hash: str | None) -> None:
    assert await hasher.check("secret", password_hash) == REFUSED


async def test_an_unknown_account_costs_as_much_as_a_wrong_password(hasher: Argon2PasswordHasher) -> None:
    password_hash = await hasher.hash("secret")
    costs = {None: 0.0, password_hash: 0.0}
    for _ in range(5):
        for candidate in costs:
            start = time.perf_counter()
            await hasher.check("wrong", candidate)
            costs[candidate] += time.perf_counter() - start
    assert 0.5 < costs[None] / costs[password_hash] < 2


async def test_a_full_pool_turns_people_away_and_recovers() -> None:
    hasher = Argon2PasswordHasher(threads=1, waiting=1)
    hold = threading.Event()
    hasher._pool.submit(hold.wait)  # whoever comes now waits behind this
    waiting = [asyncio.ensure_future(hasher.hash("secret")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(HashingBusy):
        await hasher.hash("secret")
    hold.set()
    await asyncio.gather(*waiting)
    assert await hasher.hash("secret")
    hasher.close()


async def test_whoever_hangs_up_while_waiting_gives_their_place_back() -> None:
    hasher = Argon2PasswordHasher(threads=1, waiting=0)
    hold = threading.Event()
    hasher._pool.submit(hold.wait)
    gone = asyncio.ensure_future(hasher.hash("secret"))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    hold.set()
    assert await hasher.hash("secret")
    hasher.close()


@pytest.mark.parametrize("password", ["password", "PASSWORD1", "qwertyuiop", "1qaz2wsx", "iloveyou"])
def test_common_passwords_are_known_in_any_case(password: str) -> None:
    assert password in ZxcvbnCommonPasswords()


@pytest.mark.parametrize("password", ["correct horse battery staple", "Xk2!pq9z"])
def test_uncommon_passwords_are_not_common(password: str) -> None:
    assert password not in ZxcvbnCommonPasswords()
