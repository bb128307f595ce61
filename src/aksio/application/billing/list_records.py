"""Show somebody their invoices, and what was taken for them."""

from dataclasses import dataclass

from aksio.application.billing.payment_ports import InvoiceView, PaymentRecords, PaymentView
from aksio.application.billing.ports import SubscriptionsReader
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListRecordsQuery:
    """Whose."""

    learner_id: LearnerId
    page: PageRequest


class ListInvoices:
    """Straight out of the provider's books: no copy that could differ. Raises PaymentsUnavailable and Invalid."""

    def __init__(self, reader: SubscriptionsReader, records: PaymentRecords) -> None:
        self._reader = reader
        self._records = records

    async def __call__(self, query: ListRecordsQuery) -> Page[InvoiceView]:
        subscription = await self._reader.subscription(query.learner_id)
        if subscription is None:
            return Page(items=[], next_cursor=None)
        return await self._records.invoices(subscription.customer_id, query.page)


class ListPayments:
    """Every attempt, also those that failed. Raises PaymentsUnavailable and Invalid."""

    def __init__(self, reader: SubscriptionsReader, records: PaymentRecords) -> None:
        self._reader = reader
        self._records = records

    async def __call__(self, query: ListRecordsQuery) -> Page[PaymentView]:
        subscription = await self._reader.subscription(query.learner_id)
        if subscription is None:
            return Page(items=[], next_cursor=None)
        return await self._records.payments(subscription.customer_id, query.page)
