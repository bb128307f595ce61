"""How much of a plan is used: by the calendar month, in UTC, set aside before and settled after."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import Plan
from aksio.domain.shared.errors import LimitReached
from aksio.domain.shared.ids import LearnerId

_A_CALL = timedelta(minutes=15)
_LONG_WORK = timedelta(hours=24)
HELD_FOR = {
    Meter.AI_TOKENS: _A_CALL,
    Meter.CHAT_MESSAGES: _A_CALL,
    Meter.GENERATIONS: _LONG_WORK,
    Meter.DOCUMENTS: _LONG_WORK,
}
"""A reservation that nobody settled belonged to a process that died; after this time it no longer counts."""


@dataclass(frozen=True, kw_only=True)
class UsagePeriod:
    """From `start` up to, not including, `end`."""

    start: datetime
    end: datetime

    @classmethod
    def at(cls, now: datetime) -> Self:
        """The calendar month (UTC) that an instant falls in."""
        start = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return cls(start=start, end=(start + timedelta(days=32)).replace(day=1))


@dataclass(frozen=True, kw_only=True)
class Reservation:
    """So much is set aside for work that is about to begin. `id` names the work, so that it is set aside once."""

    id: UUID
    learner_id: LearnerId
    meter: Meter
    amount: int
    reserved_at: datetime

    @property
    def period(self) -> UsagePeriod:
        """The month that it counts in, also where it is settled in the next."""
        return UsagePeriod.at(self.reserved_at)

    @property
    def lapses_at(self) -> datetime:
        """From here on it no longer counts, unless it was settled."""
        return self.reserved_at + HELD_FOR[self.meter]


class PlanLimitReached(LimitReached):
    """What the plan allows in this period is used up, or what is left of it is too little for this."""

    code = "plan_limit_reached"

    def __init__(self, plan: Plan, meter: Meter, limit: int, *, now: datetime) -> None:
        until = UsagePeriod.at(now).end
        super().__init__(
            f"The plan “{plan.name}” allows {limit:,} {meter.words} a month ({meter}), and too little of that is left. "
            f"The next month begins at {until:%Y-%m-%dT%H:%M:%SZ}.",
            retry_after=max(1, int((until - now).total_seconds())),
        )
