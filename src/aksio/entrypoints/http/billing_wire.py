"""Plans, subscriptions, usage and records on the wire. Amounts in minor units of the currency."""

from datetime import datetime
from typing import Self

from aksio.application.billing.views import UsageView
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import Interval, Plan
from aksio.entrypoints.http.wire import Body, Out


class CheckoutBody(Body, frozen=True, kw_only=True):
    """Which plan."""

    plan_id: str


class AddressOut(Out, frozen=True, kw_only=True):
    """A page of the payment provider, good for a short time."""

    url: str


class LimitsOut(Out, frozen=True, kw_only=True):
    """Per calendar month (UTC); null without a limit."""

    ai_tokens: int | None
    generations: int | None
    documents: int | None
    chat_messages: int | None


class PlanOut(Out, frozen=True, kw_only=True):
    """`amount` is paid once an interval. The first subscription may be tried for `trial_days`."""

    id: str
    name: str
    description: str
    amount: int
    currency: str
    interval: Interval
    trial_days: int
    limits: LimitsOut

    @classmethod
    def shown(cls, plan: Plan) -> Self:
        """As people choose it."""
        return cls(
            id=plan.id,
            name=plan.name,
            description=plan.description,
            amount=plan.price.amount,
            currency=plan.price.currency,
            interval=plan.price.interval,
            trial_days=plan.trial_days,
            limits=LimitsOut.of({meter.value: plan.limit_of(meter) for meter in Meter}),
        )


class SubscriptionOut(Out, frozen=True, kw_only=True):
    """`plan_id` is the plan that counts now; `subscribed_plan_id` the one that was bought, paid or not.

    `status` is `none` without a subscription. `entitled_until` is when the plan is lost if nothing happens before;
    `in_grace` says that a payment is owed. `can_try`: a first subscription may begin with a trial.
    """

    plan_id: str
    plan_name: str
    subscribed_plan_id: str | None
    status: str
    entitled_until: datetime | None
    in_grace: bool
    period_start: datetime | None
    period_end: datetime | None
    trial_end: datetime | None
    cancel_at: datetime | None
    ended_at: datetime | None
    can_try: bool


class InvoiceOut(Out, frozen=True, kw_only=True):
    """`page_url` and `pdf_url` lead to the payment provider."""

    id: str
    number: str | None
    status: str
    amount_due: int
    amount_paid: int
    currency: str
    created_at: datetime
    page_url: str | None
    pdf_url: str | None


class PaymentOut(Out, frozen=True, kw_only=True):
    """An attempt to take money: `status` is succeeded, pending or failed, `failure` says why."""

    id: str
    status: str
    amount: int
    amount_refunded: int
    currency: str
    created_at: datetime
    failure: str | None
    receipt_url: str | None


class PeriodOut(Out, frozen=True, kw_only=True):
    """Up to, not including, `end`."""

    start: datetime
    end: datetime


class MeterOut(Out, frozen=True, kw_only=True):
    """`used` holds what is set aside for work under way; `limit` is null without one."""

    used: int
    limit: int | None


class UsageOut(Out, frozen=True, kw_only=True):
    """Of this period."""

    period: PeriodOut
    plan_id: str
    ai_tokens: MeterOut
    generations: MeterOut
    documents: MeterOut
    chat_messages: MeterOut

    @classmethod
    def shown(cls, view: UsageView) -> Self:
        """Each meter a field."""
        return cls.of(
            {
                "period": PeriodOut.of(view.period),
                "plan_id": view.plan_id,
                **{meter.value: MeterOut.of(meter_view) for meter, meter_view in view.meters.items()},
            }
        )
