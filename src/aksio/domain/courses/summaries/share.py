"""A summary that its owner shares by link, to be read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import NotFound, refuse
from aksio.domain.shared.expiry import expiry_error
from aksio.domain.shared.ids import LearnerId, SummaryId, SummaryShareId


class SummaryShareNotFound(NotFound):
    """No such share, or it was revoked, has expired, or the summary is gone: the link does not tell which."""

    code = "share_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such share.")


@dataclass(kw_only=True, eq=False)
class SummaryShare(Aggregate):
    """Revoking is forgetting it. Of the link's token only the hash is known."""

    id: SummaryShareId
    owner_id: LearnerId
    summary_id: SummaryId
    token_hash: str
    expires_at: datetime | None = None
    created_at: datetime

    @classmethod
    def give(
        cls,
        *,
        id: SummaryShareId,
        owner_id: LearnerId,
        summary_id: SummaryId,
        token_hash: str,
        expires_at: datetime | None,
        now: datetime,
    ) -> Self:
        """A new one. Raises Invalid."""
        refuse([expiry_error("/expires_at", expires_at, now=now)])
        return cls(
            id=id,
            owner_id=owner_id,
            summary_id=summary_id,
            token_hash=token_hash,
            expires_at=expires_at,
            created_at=now,
        )

    def is_live(self, now: datetime) -> bool:
        """Whether the link still opens."""
        return self.expires_at is None or now < self.expires_at
