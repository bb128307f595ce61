"""What a worker shows to prove that long work is in its hands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from aksio.domain.shared.lease import Lease


@dataclass(frozen=True, kw_only=True)
class Hold:
    """One worker's. Its lease lasts for `lasting` unless it is renewed."""

    token: UUID
    lasting: timedelta

    def lease(self, now: datetime) -> Lease:
        """A lease from now on."""
        return Lease(token=self.token, expires_at=now + self.lasting)
