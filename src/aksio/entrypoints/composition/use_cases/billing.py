"""Use cases about money and what it allows with the ports that they get: one line for each."""

from collections.abc import Mapping

from dependency_injector import containers, providers

from aksio.adapters.bridges.plan_allowances import PlanAllowance, PlanModelBudget
from aksio.application.billing.allowances import Allowances
from aksio.application.billing.cancel_subscription import CancelSubscription
from aksio.application.billing.close_billing import CloseBilling
from aksio.application.billing.following import Following
from aksio.application.billing.forget_reservations import ForgetReservations
from aksio.application.billing.get_subscription import GetSubscription
from aksio.application.billing.get_usage import GetUsage
from aksio.application.billing.list_offers import ListOffers
from aksio.application.billing.list_records import ListInvoices, ListPayments
from aksio.application.billing.open_portal import OpenPortal
from aksio.application.billing.put_plans_on_sale import PutPlansOnSale
from aksio.application.billing.reconcile_subscriptions import ReconcileSubscriptions
from aksio.application.billing.reserve_usage import ReserveUsage
from aksio.application.billing.settle_usage import SettleUsage
from aksio.application.billing.start_checkout import StartCheckout
from aksio.application.billing.take_in_news import TakeInNews
from aksio.domain.billing.meter import Meter


def _ceilings(ai_tokens: int | None) -> Mapping[Meter, int | None]:
    return {Meter.AI_TOKENS: ai_tokens}


class BillingUseCases(containers.DeclarativeContainer):
    """Plans, subscriptions, usage."""

    adapters = providers.DependenciesContainer()

    _uow, _clock, _ids, _plans = adapters.unit_of_work, adapters.clock, adapters.ids, adapters.plans
    _reader, _meters, _payments = adapters.subscriptions_reader, adapters.usage_meters, adapters.payments
    _ceilings = providers.Singleton(_ceilings, adapters.settings.provided.ai_tokens_per_month)
    _allowances = providers.Factory(Allowances, _reader, _plans, clock=_clock, ceilings=_ceilings)
    _following = providers.Factory(Following, _uow, _payments.provided.source, clock=_clock)

    list_offers = providers.Factory(ListOffers, _plans)
    get_subscription = providers.Factory(GetSubscription, _reader, _plans, clock=_clock)
    start_checkout = providers.Factory(
        StartCheckout, uow=_uow, checkout=_payments.provided.checkout, plans=_plans, clock=_clock, ids=_ids
    )
    open_portal = providers.Factory(OpenPortal, reader=_reader, checkout=_payments.provided.checkout)
    cancel_subscription = providers.Factory(
        CancelSubscription,
        reader=_reader,
        source=_payments.provided.source,
        following=_following,
        plans=_plans,
        clock=_clock,
    )
    list_invoices = providers.Factory(ListInvoices, reader=_reader, records=_payments.provided.records)
    list_payments = providers.Factory(ListPayments, reader=_reader, records=_payments.provided.records)
    take_in_news = providers.Factory(TakeInNews, reader=adapters.payment_news, following=_following, clock=_clock)
    reconcile_subscriptions = providers.Factory(
        ReconcileSubscriptions, reader=_reader, following=_following, clock=_clock
    )
    put_plans_on_sale = providers.Factory(PutPlansOnSale, _plans, price_list=_payments.provided.price_list)
    close_billing = providers.Factory(CloseBilling, uow=_uow, source=_payments.provided.source, meters=_meters)

    get_usage = providers.Factory(GetUsage, _meters, allowances=_allowances, clock=_clock)
    reserve_usage = providers.Factory(ReserveUsage, _meters, allowances=_allowances, clock=_clock)
    settle_usage = providers.Factory(SettleUsage, _meters, clock=_clock)
    forget_reservations = providers.Factory(ForgetReservations, _meters, clock=_clock)

    document_allowance = providers.Factory(PlanAllowance, reserve_usage, settle_usage, meter=Meter.DOCUMENTS)
    generation_allowance = providers.Factory(PlanAllowance, reserve_usage, settle_usage, meter=Meter.GENERATIONS)
    chat_allowance = providers.Factory(PlanAllowance, reserve_usage, settle_usage, meter=Meter.CHAT_MESSAGES)
    model_budget = providers.Factory(PlanModelBudget, reserve_usage, settle_usage, calls=adapters.model_calls)
