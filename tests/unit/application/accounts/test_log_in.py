from datetime import timedelta

import pytest

from aksio.adapters.memory.rate_limiter import MemoryRateLimiter
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.accounts.log_in import LogIn, LogInCommand, WrongCredentials
from aksio.application.accounts.password_gate import PasswordGate, TooManyFailures
from aksio.application.accounts.session_starter import Device, SessionStarter
from aksio.domain.accounts.account import Account, AccountIsDisabled
from aksio.domain.shared.errors import Unavailable
from tests.make.accounts import NOW, an_account
from tests.make.clock import FixedClock
from tests.make.security import CountedRefreshTokens, PlainAccessTokens, PlainPasswords


class House:
    """One account whose password is `secret`, and a way in."""

    def __init__(self) -> None:
        self.store, self.clock, self.hasher = MemoryStore(), FixedClock(), PlainPasswords()
        starter = SessionStarter(PlainAccessTokens(), CountedRefreshTokens(), self.clock, RandomIds())
        self.log_in = LogIn(
            uow=MemoryUnitOfWork(self.store),
            gate=PasswordGate(self.hasher, MemoryRateLimiter(self.clock)),
            hasher=self.hasher,
            session_starter=starter,
            clock=self.clock,
        )

    async def keep(self, account: Account) -> None:
        async with MemoryUnitOfWork(self.store) as uow:
            uow.accounts.add(account)
            await uow.commit()

    async def come(self, password: str = "secret", *, address: str = "192.0.2.1") -> str:
        command = LogInCommand(username="ada.lovelace1", password=password, device=Device(address=address))
        return (await self.log_in(command)).tokens.refresh_token

    def stored_hash(self) -> str:
        [account] = self.store.rows["accounts"].values()
        return str(account.password_hash)


async def a_house(account: Account | None = None, *, password_hash: str = "new:secret") -> House:
    house = House()
    await house.keep(account or an_account(password_hash=password_hash))
    return house


async def test_a_login_starts_a_session_that_knows_the_hash_of_its_token() -> None:
    house = await a_house()
    token = await house.come()
    [session] = house.store.rows["login_sessions"].values()
    assert (session.leaf, session.address) == (f"hash of {token}", "192.0.2.1")


async def test_an_outdated_hash_is_renewed_at_login() -> None:
    house = await a_house(password_hash="old:secret")
    await house.come()
    assert house.stored_hash() == "new:secret"


async def test_a_wrong_password_renews_nothing_and_starts_nothing() -> None:
    house = await a_house(password_hash="old:secret")
    with pytest.raises(WrongCredentials):
        await house.come("guess")
    assert house.stored_hash() == "old:secret"
    assert not house.store.rows.get("login_sessions")


async def test_only_the_owner_learns_that_an_account_is_disabled() -> None:
    account = an_account(password_hash="new:secret")
    account.disable(now=NOW)
    house = await a_house(account)
    with pytest.raises(WrongCredentials):
        await house.come("guess")
    with pytest.raises(AccountIsDisabled):
        await house.come()


async def test_failures_are_counted_for_the_account_wherever_they_come_from() -> None:
    house = await a_house()
    for number in range(10):
        with pytest.raises(WrongCredentials):
            await house.come("guess", address=f"192.0.2.{number}")
    with pytest.raises(TooManyFailures) as refusal:
        await house.come(address="192.0.2.200")
    house.clock.go_on(timedelta(seconds=refusal.value.retry_after))
    await house.come(address="192.0.2.200")


async def test_being_turned_away_is_no_failure() -> None:
    house = await a_house()
    house.hasher.busy = True
    for _ in range(20):
        with pytest.raises(Unavailable):
            await house.come()
    house.hasher.busy = False
    await house.come()
