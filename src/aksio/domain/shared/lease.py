"""Who is working on something long. Whoever holds a live lease may write; the others keep away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Lease:
    """`token` proves the holder; after `expires_at` the holder counts as gone."""

    token: UUID
    expires_at: datetime

    def is_live(self, now: datetime) -> bool:
        """Whether the holder still counts as there."""
        return now < self.expires_at
