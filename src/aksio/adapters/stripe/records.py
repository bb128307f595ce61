"""Invoices and payments out of Stripe's books. A cursor is the id of the last one shown."""

from collections.abc import Sequence
from typing import Any

from aksio.adapters.stripe.client import MissingAtStripe, Stripe
from aksio.adapters.stripe.wire import Charge, Invoice, StripeList, instant
from aksio.application.billing.payment_ports import InvoiceView, PaymentView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.shared.errors import Invalid


class StripeRecords:
    """See the port PaymentRecords."""

    def __init__(self, stripe: Stripe) -> None:
        self._stripe = stripe

    async def invoices(self, customer_id: CustomerId, page: PageRequest) -> Page[InvoiceView]:
        """See the port."""
        params = _params(customer_id, page)
        try:
            found = await self._stripe.ask(lambda v1: v1.invoices.list_async(params), StripeList[Invoice])
        except MissingAtStripe:
            return _empty(page)
        return Page(items=[_invoice(one) for one in found.data], next_cursor=_next(found.data, more=found.has_more))

    async def payments(self, customer_id: CustomerId, page: PageRequest) -> Page[PaymentView]:
        """See the port."""
        params = _params(customer_id, page)
        try:
            found = await self._stripe.ask(lambda v1: v1.charges.list_async(params), StripeList[Charge])
        except MissingAtStripe:
            return _empty(page)
        return Page(items=[_payment(one) for one in found.data], next_cursor=_next(found.data, more=found.has_more))


def _params(customer_id: CustomerId, page: PageRequest) -> dict[str, Any]:
    params: dict[str, Any] = {"customer": customer_id, "limit": page.limit}
    return params if page.cursor is None else params | {"starting_after": page.cursor}


def _empty(page: PageRequest) -> Page[Any]:
    """A customer who is gone has nothing; a place that is nowhere is a mistake."""
    if page.cursor is not None:
        raise Invalid.field("/query/cursor", "bad_cursor", "Use the next_cursor of an earlier page, unchanged.")
    return Page(items=[], next_cursor=None)


def _next(shown: Sequence[Invoice | Charge], *, more: bool) -> str | None:
    return shown[-1].id if more and shown else None


def _invoice(invoice: Invoice) -> InvoiceView:
    return InvoiceView(
        id=invoice.id,
        number=invoice.number,
        status=invoice.status or "draft",
        amount_due=invoice.amount_due,
        amount_paid=invoice.amount_paid,
        currency=invoice.currency,
        created_at=instant(invoice.created),
        page_url=invoice.hosted_invoice_url,
        pdf_url=invoice.invoice_pdf,
    )


def _payment(charge: Charge) -> PaymentView:
    return PaymentView(
        id=charge.id,
        status=charge.status,
        amount=charge.amount,
        amount_refunded=charge.amount_refunded,
        currency=charge.currency,
        created_at=instant(charge.created),
        failure=charge.failure_message,
        receipt_url=charge.receipt_url,
    )
