"""What can be had, for what price, and how much of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from aksio.domain.billing.meter import Meter
from aksio.domain.shared.errors import FieldError, NotFound, refuse

PlanId = NewType("PlanId", str)
"""A short word such as `pro`; it stands in the plan file, in URLs and at the payment provider."""

FREE = PlanId("free")


class PlanNotFound(NotFound):
    """No plan has this id, or it is no longer sold."""

    code = "plan_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such plan.")


class Interval(StrEnum):
    """How often the price is paid."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Price:
    """`amount` in minor units (cents, øre) of `currency` (ISO 4217, lower case)."""

    amount: int
    currency: str
    interval: Interval = Interval.MONTH

    @property
    def is_free(self) -> bool:
        """Whether nothing has to be paid."""
        return self.amount == 0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`limits` are per calendar month, however often the price is paid; a meter that is not there is not limited.

    A plan that is not `offered` stays what it is for those who have it.
    """

    id: PlanId
    name: str
    description: str
    price: Price
    limits: Mapping[Meter, int] = field(default_factory=dict)
    trial_days: int = 0
    offered: bool = True

    def limit_of(self, meter: Meter) -> int | None:
        """How many a month; None: as many as they like."""
        return self.limits.get(meter)


@dataclass(frozen=True, kw_only=True)
class Plans:
    """Every plan of this installation. One is called `free` and costs nothing. Raises Invalid otherwise."""

    all: tuple[Plan, ...]

    def __post_init__(self) -> None:
        refuse(_problems(self.all), detail="The plans are not sound.")

    @property
    def free(self) -> Plan:
        """What everybody has who pays nothing."""
        return next(plan for plan in self.all if plan.id == FREE)

    @property
    def offered(self) -> tuple[Plan, ...]:
        """What is shown to those who choose."""
        return tuple(plan for plan in self.all if plan.offered)

    def find(self, plan_id: PlanId | None) -> Plan | None:
        """The plan of that id, sold or not."""
        return next((plan for plan in self.all if plan.id == plan_id), None)

    def on_offer(self, plan_id: PlanId) -> Plan:
        """Raises PlanNotFound for what nobody can choose."""
        plan = self.find(plan_id)
        if plan is None or not plan.offered:
            raise PlanNotFound
        return plan


def _problems(plans: tuple[Plan, ...]) -> Iterable[FieldError | None]:
    ids = [plan.id for plan in plans]
    for index, plan in enumerate(plans):
        if ids.index(plan.id) != index:
            yield _error(f"/plans/{index}/id", "duplicate", "Two plans have this id.")
        if plan.price.amount < 0 or any(limit < 0 for limit in plan.limits.values()) or plan.trial_days < 0:
            yield _error(f"/plans/{index}", "negative", "Amounts, limits and days are 0 or more.")
        if len(plan.price.currency) != 3 or not plan.price.currency.islower():
            yield _error(f"/plans/{index}/currency", "bad_currency", "Must be three lower-case letters, such as eur.")
        if plan.price.is_free != (plan.id == FREE):
            yield _error(f"/plans/{index}/amount", "bad_amount", "Only the plan `free` costs nothing.")
    if FREE not in ids:
        yield _error("/plans", "no_free_plan", "One plan must have the id `free`.")


def _error(pointer: str, code: str, message: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, message=message)
