"""What every storage of accounts promises."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.domain.accounts.access_request import AccessRequest, AccessRequestNotFound
from aksio.domain.accounts.account import Account, AccountNotFound, EmailTaken, UsernameTaken
from aksio.domain.accounts.session import Session, SessionNotFound, TokenHash
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId
from tests.make.accounts import NOW, a_session, an_access_request, an_account, some_feedback

NewAccountsUnitOfWork = Callable[[], AccountsUnitOfWork]


def fields(aggregate: Account | Session | AccessRequest) -> dict[str, object]:
    return {name: value for name, value in vars(aggregate).items() if name != "_events"}


async def keep(new_uow: NewAccountsUnitOfWork, *kept: Account | Session | AccessRequest) -> None:
    async with new_uow() as uow:
        for aggregate in kept:
            match aggregate:
                case Account():
                    uow.accounts.add(aggregate)
                case Session():
                    uow.sessions.add(aggregate)
                case AccessRequest():
                    uow.access_requests.add(aggregate)
        await uow.commit()


class AccountsStorageContract:
    """Subclasses give the fixture `new_uow`, all on one storage."""

    async def test_an_account_comes_back_with_every_field(self, new_uow: NewAccountsUnitOfWork) -> None:
        account = an_account()
        account.disabled_at = NOW - timedelta(days=1)
        account.erasure_requested_at = NOW
        await keep(new_uow, account)
        async with new_uow() as uow:
            assert fields(await uow.accounts.get(account.id)) == fields(account)

    async def test_an_account_is_found_by_its_names_however_written(self, new_uow: NewAccountsUnitOfWork) -> None:
        account = an_account()
        await keep(new_uow, account, an_account(2))
        async with new_uow() as uow:
            for found in (
                await uow.accounts.find(email=" ADA1@EXAMPLE.ORG "),
                await uow.accounts.find(username="ada.LOVELACE1"),
            ):
                assert found is not None
                assert found.id == account.id
            assert await uow.accounts.find(email="Ada.Lovelace1") is None
            assert await uow.accounts.find(username="ada1@example.org") is None
            assert await uow.accounts.find() is None

    async def test_no_two_accounts_share_a_name(self, new_uow: NewAccountsUnitOfWork) -> None:
        await keep(new_uow, an_account())
        with pytest.raises(EmailTaken):
            await keep(new_uow, an_account(2, email="ADA1@example.ORG"))
        other = an_account(5)
        other.username = "ADA.lovelace1"
        with pytest.raises(UsernameTaken):
            await keep(new_uow, other)
        await keep(new_uow, an_account(3, username=None), an_account(4, username=None))

    async def test_a_changed_account_is_kept(self, new_uow: NewAccountsUnitOfWork) -> None:
        account = an_account()
        await keep(new_uow, account)
        account.edit(now=NOW, username=None, first_name="Augusta", timezone="Asia/Tokyo")
        async with new_uow() as uow:
            uow.accounts.save(account)
            await uow.commit()
        async with new_uow() as uow:
            assert fields(await uow.accounts.get(account.id)) == fields(account)

    async def test_of_two_changes_at_once_one_is_refused(self, new_uow: NewAccountsUnitOfWork) -> None:
        await keep(new_uow, an_account())
        async with new_uow() as uow:
            first = await uow.accounts.get(an_account().id)
            second = await uow.accounts.get(an_account().id)
        for account in (first, second):
            account.edit(now=NOW, first_name="Augusta")
        async with new_uow() as uow:
            uow.accounts.save(first)
            await uow.commit()
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                uow.accounts.save(second)
                await uow.commit()

    async def test_a_removed_account_takes_sessions_and_feedback_along(self, new_uow: NewAccountsUnitOfWork) -> None:
        account, session = an_account(), a_session()
        await keep(new_uow, account, session)
        async with new_uow() as uow:
            uow.feedback.add(some_feedback())
            await uow.commit()
        async with new_uow() as uow:
            uow.accounts.remove(account)
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(AccountNotFound):
                await uow.accounts.get(account.id)
            with pytest.raises(SessionNotFound):
                await uow.sessions.get(session.id, account_id=account.id)
            assert await uow.sessions.of_token(session.leaf) is None

    async def test_a_session_comes_back_with_every_field(self, new_uow: NewAccountsUnitOfWork) -> None:
        session = a_session()
        session.ended_at = NOW
        await keep(new_uow, an_account(), session)
        async with new_uow() as uow:
            assert fields(await uow.sessions.get(session.id, account_id=session.account_id)) == fields(session)
            with pytest.raises(SessionNotFound):
                await uow.sessions.get(session.id, account_id=LearnerId(UUID(int=2)))

    async def test_a_session_is_found_by_every_token_that_it_had(self, new_uow: NewAccountsUnitOfWork) -> None:
        session = a_session(leaf="first")
        await keep(new_uow, an_account(), session)
        for token, child in (("first", "second"), ("second", "third")):
            async with new_uow() as uow:
                found = await uow.sessions.of_token(TokenHash(token))
                assert found is not None
                found.present(TokenHash(token), child=TokenHash(child), now=NOW)
                uow.sessions.save(found)
                await uow.commit()
        for token in ("first", "second", "third"):
            async with new_uow() as uow:
                found = await uow.sessions.of_token(TokenHash(token))
                assert found is not None
                assert (found.id, found.leaf, found.parent) == (session.id, "third", "second")
        async with new_uow() as uow:
            assert await uow.sessions.of_token(TokenHash("fourth")) is None

    async def test_a_session_that_only_ended_is_saved_too(self, new_uow: NewAccountsUnitOfWork) -> None:
        session = a_session()
        await keep(new_uow, an_account(), session)
        session.end(now=NOW)
        async with new_uow() as uow:
            uow.sessions.save(session)
            await uow.commit()
        async with new_uow() as uow:
            assert (await uow.sessions.get(session.id, account_id=session.account_id)).ended_at == NOW

    async def test_all_sessions_but_one_end_at_once(self, new_uow: NewAccountsUnitOfWork) -> None:
        mine = [a_session(number, leaf=f"leaf {number}") for number in (1, 2, 3)]
        others = a_session(4, account_id=an_account(2).id, leaf="leaf 4")
        await keep(new_uow, an_account(), an_account(2), *mine, others)
        async with new_uow() as uow:
            uow.sessions.end_all(mine[0].account_id, keep=mine[1].id, now=NOW)
            await uow.commit()
        async with new_uow() as uow:
            ended = [
                (await uow.sessions.get(session.id, account_id=session.account_id)).ended_at
                for session in (*mine, others)
            ]
        assert ended == [NOW, None, NOW, None]

    async def test_a_session_that_was_ended_meanwhile_is_not_overwritten(self, new_uow: NewAccountsUnitOfWork) -> None:
        session = a_session()
        await keep(new_uow, an_account(), session)
        async with new_uow() as uow:
            uow.sessions.end_all(session.account_id, now=NOW)
            await uow.commit()
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                uow.sessions.save(session)
                await uow.commit()

    async def test_the_latest_access_request_is_found_with_every_field(self, new_uow: NewAccountsUnitOfWork) -> None:
        earlier, later = (
            an_access_request(1, email="grace@example.org"),
            an_access_request(2, email="GRACE@example.org"),
        )
        later.requested_at = NOW
        await keep(new_uow, later, earlier, an_access_request(3))
        async with new_uow() as uow:
            request = await uow.access_requests.find("Grace@Example.org")
            assert request is not None
            assert fields(request) == fields(later)
            request.reject(by=LearnerId(UUID(int=9)), comment="Not yet", now=NOW)
            uow.access_requests.save(request)
            await uow.commit()
        async with new_uow() as uow:
            assert fields(await uow.access_requests.get(later.id)) == fields(request)

    async def test_forgotten_access_requests_are_gone(self, new_uow: NewAccountsUnitOfWork) -> None:
        request, other = an_access_request(1), an_access_request(2)
        await keep(new_uow, request, other)
        async with new_uow() as uow:
            uow.access_requests.forget(request.email.upper())
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(AccessRequestNotFound):
                await uow.access_requests.get(request.id)
            await uow.access_requests.get(other.id)
