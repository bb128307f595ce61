"""Routes of billing."""

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from aksio.application.billing.cancel_subscription import CancelSubscription, CancelSubscriptionCommand
from aksio.application.billing.get_subscription import GetSubscription, GetSubscriptionQuery
from aksio.application.billing.get_usage import GetUsage, GetUsageQuery
from aksio.application.billing.list_offers import ListOffers
from aksio.application.billing.list_records import ListInvoices, ListPayments, ListRecordsQuery
from aksio.application.billing.open_portal import OpenPortal, OpenPortalCommand
from aksio.application.billing.start_checkout import StartCheckout, StartCheckoutCommand
from aksio.application.billing.take_in_news import TakeInNews, TakeInNewsCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.billing.plan import PlanId
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.billing_wire import (
    AddressOut,
    CheckoutBody,
    InvoiceOut,
    PaymentOut,
    PlanOut,
    SubscriptionOut,
    UsageOut,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.rate_limits import UNLIMITED
from aksio.entrypoints.http.request import AksioRequest

_SIGNATURE = "stripe-signature"


class BillingController(Controller):
    """Plans, and who has which."""

    path = "/billing"
    tags = ("billing",)

    @get("/plans", operation_id="listPlansOnOffer", summary="The plans that can be had", opt=PUBLIC)
    async def plans(self, list_offers: NamedDependency[ListOffers]) -> PageOut[PlanOut]:
        return PageOut(items=[PlanOut.shown(plan) for plan in list_offers()], next_cursor=None)

    @get("/subscription", operation_id="getSubscription", summary="The plan that I have, and until when")
    async def subscription(
        self, request: AksioRequest, get_subscription: NamedDependency[GetSubscription]
    ) -> SubscriptionOut:
        return SubscriptionOut.of(await get_subscription(GetSubscriptionQuery(learner_id=request.user.id)))

    @post("/checkout", operation_id="startCheckout", summary="Go and buy a plan", status_code=200)
    async def checkout(
        self, request: AksioRequest, data: JSONBody[CheckoutBody], start_checkout: NamedDependency[StartCheckout]
    ) -> AddressOut:
        command = StartCheckoutCommand(learner_id=request.user.id, plan_id=PlanId(data.plan_id))
        return AddressOut(url=await start_checkout(command))

    @post("/portal", operation_id="openBillingPortal", summary="Go to cards, invoices, other plans", status_code=200)
    async def portal(self, request: AksioRequest, open_portal: NamedDependency[OpenPortal]) -> AddressOut:
        return AddressOut(url=await open_portal(OpenPortalCommand(learner_id=request.user.id)))

    @post(
        "/subscription/cancel",
        operation_id="cancelSubscription",
        summary="Let the subscription end with what is paid",
        status_code=200,
    )
    async def cancel(
        self, request: AksioRequest, cancel_subscription: NamedDependency[CancelSubscription]
    ) -> SubscriptionOut:
        return SubscriptionOut.of(await cancel_subscription(CancelSubscriptionCommand(learner_id=request.user.id)))

    @post(
        "/subscription/resume",
        operation_id="resumeSubscription",
        summary="Let a cancelled subscription go on after all",
        status_code=200,
    )
    async def resume(
        self, request: AksioRequest, cancel_subscription: NamedDependency[CancelSubscription]
    ) -> SubscriptionOut:
        command = CancelSubscriptionCommand(learner_id=request.user.id, cancelling=False)
        return SubscriptionOut.of(await cancel_subscription(command))

    @get("/invoices", operation_id="listInvoices", summary="My invoices, newest first")
    async def invoices(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_invoices: NamedDependency[ListInvoices]
    ) -> PageOut[InvoiceOut]:
        found = await list_invoices(ListRecordsQuery(learner_id=request.user.id, page=page))
        return PageOut(items=[InvoiceOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/payments", operation_id="listPayments", summary="My payments, also those that failed, newest first")
    async def payments(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_payments: NamedDependency[ListPayments]
    ) -> PageOut[PaymentOut]:
        found = await list_payments(ListRecordsQuery(learner_id=request.user.id, page=page))
        return PageOut(items=[PaymentOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/usage", operation_id="getUsage", summary="How much of my plan is used this month")
    async def usage(self, request: AksioRequest, get_usage: NamedDependency[GetUsage]) -> UsageOut:
        return UsageOut.shown(await get_usage(GetUsageQuery(learner_id=request.user.id)))

    @post(
        "/webhooks/stripe",
        operation_id="takeInStripeNews",
        summary="For Stripe alone: signed messages",
        status_code=204,
        opt=PUBLIC | UNLIMITED,
    )
    async def news(self, request: AksioRequest, take_in_news: NamedDependency[TakeInNews]) -> None:
        signature = request.headers.get(_SIGNATURE)
        await take_in_news(TakeInNewsCommand(body=await request.body(), signature=signature))
