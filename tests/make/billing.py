"""Plans, subscriptions and reservations, with no field at its default."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import FREE, Interval, Plan, PlanId, Plans, Price
from aksio.domain.billing.subscription import CustomerId, Subscription
from aksio.domain.billing.subscription_state import InvoiceState, SubscriptionState, SubscriptionStatus
from aksio.domain.billing.usage import Reservation
from aksio.domain.shared.ids import LearnerId

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LEARNER = LearnerId(UUID(int=2))
PRO = PlanId("pro")


def plans_of(**free_limits: int) -> Plans:
    """A free plan with these limits, and one that costs something and has none."""
    limits = {Meter(name): limit for name, limit in free_limits.items()}
    free = Plan(id=FREE, name="Free", description="", price=Price(amount=0, currency="eur"), limits=limits)
    price = Price(amount=999, currency="eur", interval=Interval.YEAR)
    return Plans(all=(free, Plan(id=PRO, name="Pro", description="All of it.", price=price, trial_days=14)))


def a_state(
    status: SubscriptionStatus = SubscriptionStatus.ACTIVE,
    *,
    paid: bool = True,
    attempts: int = 1,
    cancel_at: datetime | None = None,
    ended_at: datetime | None = None,
    trial_end: datetime | None = None,
) -> SubscriptionState:
    """Of the plan `pro`, begun yesterday, for thirty days."""
    begun = NOW - timedelta(days=1)
    invoice = InvoiceState(
        id="in_1", amount=999, currency="eur", attempts=attempts, is_paid=paid, created_at=begun + timedelta(hours=1)
    )
    return SubscriptionState(
        id="sub_1",
        plan_id=PRO,
        status=status,
        created_at=begun,
        period_start=begun,
        period_end=begun + timedelta(days=30),
        trial_end=trial_end,
        cancel_at=cancel_at,
        ended_at=ended_at,
        invoice=invoice,
    )


def a_subscription(number: int = 2, state: SubscriptionState | None = None) -> Subscription:
    """Of the learner of that number."""
    subscription = Subscription.open(
        learner_id=LearnerId(UUID(int=number)), customer_id=CustomerId(f"cus_{number}"), now=NOW
    )
    subscription.state = state
    return subscription


def a_reservation(
    number: int,
    amount: int = 1,
    *,
    meter: Meter = Meter.GENERATIONS,
    learner_id: LearnerId = LEARNER,
    at: datetime = NOW,
) -> Reservation:
    """For the work of that number."""
    return Reservation(id=UUID(int=number), learner_id=learner_id, meter=meter, amount=amount, reserved_at=at)
