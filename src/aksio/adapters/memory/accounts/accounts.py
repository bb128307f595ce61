"""Accounts in memory."""

from copy import deepcopy

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.accounts.account import Account, AccountNotFound, EmailTaken, UsernameTaken
from aksio.domain.accounts.identity import fold
from aksio.domain.shared.ids import LearnerId

_GO_WITH_IT = ("login_sessions", "feedback")


class MemoryAccounts(MemoryTable[Account]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "accounts")

    async def get(self, account_id: LearnerId) -> Account:
        """See the port."""
        return self._find(account_id, missing=AccountNotFound)

    async def find(self, *, email: str | None = None, username: str | None = None) -> Account | None:
        """See the port."""
        if email is not None:
            return next((account for account in self._all() if account.folded_email == fold(email)), None)
        if username is not None:
            return next((account for account in self._all() if account.folded_username == fold(username)), None)
        return None

    def add(self, account: Account) -> None:
        """See the port."""
        self._keep(account, new=True)

    def save(self, account: Account) -> None:
        """See the port."""
        self._keep(account, new=False)

    def remove(self, account: Account) -> None:
        """See the port."""
        self._drop(account.id, account)
        self._session.change(lambda: self._remove_what_goes_with(account.id))

    def _keep(self, account: Account, *, new: bool) -> None:
        wanted = deepcopy(account)
        self._session.change(lambda: self._require_free_names(wanted))
        self._put(account.id, account, new=new)

    def _require_free_names(self, wanted: Account) -> None:
        for other in self._all():
            if other.id != wanted.id and other.folded_email == wanted.folded_email:
                raise EmailTaken
            if other.id != wanted.id and wanted.username and other.folded_username == wanted.folded_username:
                raise UsernameTaken

    def _remove_what_goes_with(self, account_id: LearnerId) -> None:
        for name in _GO_WITH_IT:
            rows = self._session.store.rows.setdefault(name, {})
            for row in [row for row in rows.values() if row.account_id == account_id]:
                del rows[row.id]
