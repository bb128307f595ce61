"""The waiting list in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.accounts.access_request import AccessRequest, AccessRequestNotFound
from aksio.domain.accounts.identity import fold
from aksio.domain.shared.ids import AccessRequestId


class MemoryAccessRequests(MemoryTable[AccessRequest]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "access_requests")

    async def get(self, request_id: AccessRequestId) -> AccessRequest:
        """See the port."""
        return self._find(request_id, missing=AccessRequestNotFound)

    async def find(self, email: str) -> AccessRequest | None:
        """See the port."""
        found = [request for request in self._all() if request.folded_email == fold(email)]
        return max(found, key=lambda request: (request.requested_at, request.id), default=None)

    def add(self, request: AccessRequest) -> None:
        """See the port."""
        self._put(request.id, request, new=True)

    def save(self, request: AccessRequest) -> None:
        """See the port."""
        self._put(request.id, request, new=False)

    def forget(self, email: str) -> None:
        """See the port."""
        self._session.change(lambda: self._forget(fold(email)))

    def _forget(self, folded_email: str) -> None:
        rows = self._rows()
        for request in [request for request in rows.values() if request.folded_email == folded_email]:
            del rows[request.id]
