"""Notifications ask whom they can tell; accounts know."""

from collections.abc import Sequence

from aksio.application.accounts.get_account import GetAccount, GetAccountQuery
from aksio.application.accounts.list_reachable_accounts import ListReachableAccounts, ListReachableAccountsQuery
from aksio.application.accounts.views import AccountView
from aksio.application.notifications.inbox.ports import Recipient
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.shared.ids import LearnerId


class AccountRecipients:
    """See the port Recipients."""

    def __init__(self, get_account: GetAccount, list_reachable_accounts: ListReachableAccounts) -> None:
        self._get_account = get_account
        self._list_reachable_accounts = list_reachable_accounts

    async def of(self, learner_id: LearnerId) -> Recipient | None:
        """See the port."""
        try:
            account = await self._get_account(GetAccountQuery(account_id=learner_id))
        except AccountNotFound:
            return None
        return None if account.is_disabled else _recipient(account)

    async def after(self, learner_id: LearnerId | None, *, limit: int) -> Sequence[Recipient]:
        """See the port."""
        query = ListReachableAccountsQuery(after=learner_id, limit=limit)
        return [_recipient(account) for account in await self._list_reachable_accounts(query)]


def _recipient(account: AccountView) -> Recipient:
    return Recipient(
        id=account.id,
        email=account.email if account.email_verified_at else None,
        name=account.first_name,
        language=account.language,
        zone=account.timezone,
    )
