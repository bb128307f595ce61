"""The part of Stripe's objects that we read. Times are seconds since 1970, amounts minor units."""

from datetime import UTC, datetime
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


def instant(seconds: int) -> datetime:
    """Aware, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


class StripeList(msgspec.Struct, Generic[T], frozen=True):
    """A page, newest first."""

    data: list[T]
    has_more: bool


class Named(msgspec.Struct, frozen=True):
    """Anything of which only the id matters."""

    id: str


class Address(msgspec.Struct, frozen=True):
    """A page of Stripe's, to send somebody to."""

    url: str


class Product(msgspec.Struct, frozen=True):
    id: str
    name: str
    active: bool
    description: str | None = None


class StripePrice(msgspec.Struct, frozen=True):
    id: str
    active: bool
    lookup_key: str | None = None
    metadata: dict[str, str] = {}


class Invoice(msgspec.Struct, frozen=True):
    id: str
    status: str | None
    amount_due: int
    amount_paid: int
    currency: str
    created: int
    attempt_count: int = 0
    number: str | None = None
    hosted_invoice_url: str | None = None
    invoice_pdf: str | None = None


class Charge(msgspec.Struct, frozen=True):
    id: str
    status: str
    amount: int
    currency: str
    created: int
    amount_refunded: int = 0
    failure_message: str | None = None
    receipt_url: str | None = None


class Item(msgspec.Struct, frozen=True):
    """What is subscribed to. Since 2025 the period is the item's, not the subscription's."""

    price: StripePrice
    current_period_start: int
    current_period_end: int


class Items(msgspec.Struct, frozen=True):
    data: list[Item]


class StripeSubscription(msgspec.Struct, frozen=True):
    """With `latest_invoice` expanded."""

    id: str
    status: str
    created: int
    items: Items
    trial_end: int | None = None
    cancel_at: int | None = None
    cancel_at_period_end: bool = False
    ended_at: int | None = None
    latest_invoice: Invoice | None = None
