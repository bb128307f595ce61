"""Allowances that are told what to answer."""

from dataclasses import dataclass, field
from uuid import UUID

from aksio.domain.shared.errors import LimitReached
from aksio.domain.shared.ids import LearnerId


@dataclass
class ToldAllowance:
    """An Allowance that has so many `left`; `reserved` are those that nobody gave back."""

    left: int = 1_000_000
    reserved: set[UUID] = field(default_factory=set)

    async def reserve(self, work_id: UUID, *, learner_id: LearnerId) -> None:
        """See the port."""
        if len(self.reserved) >= self.left:
            raise LimitReached("Used up.", retry_after=60)
        self.reserved.add(work_id)

    async def give_back(self, work_id: UUID) -> None:
        """See the port."""
        self.reserved.discard(work_id)
