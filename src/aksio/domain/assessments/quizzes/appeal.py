"""A taker's word against a mark. Once per answer; the owner's answer to it is final."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.shared.errors import refuse
from aksio.domain.shared.text import text_error

LONGEST_REASON = 5_000


class AppealStatus(StrEnum):
    """`upheld`: the mark stands. `changed`: there is another."""

    OPEN = "open"
    UPHELD = "upheld"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class Appeal:
    """Why the mark should be another, and what became of it."""

    reason: str
    made_at: datetime
    status: AppealStatus = AppealStatus.OPEN
    decided_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse([text_error("/reason", self.reason, longest=LONGEST_REASON)])

    @property
    def is_open(self) -> bool:
        """Whether the owner has not answered yet."""
        return self.status is AppealStatus.OPEN

    def decided(self, *, changed: bool, now: datetime) -> Self:
        """The appeal with the owner's answer; one that has its answer keeps it."""
        if not self.is_open:
            return self
        status = AppealStatus.CHANGED if changed else AppealStatus.UPHELD
        return replace(self, status=status, decided_at=now)
