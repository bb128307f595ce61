"""Stripe's webhooks: signed, and believed only as far as they say about whom something changed."""

import hashlib
import hmac
from datetime import datetime, timedelta

import msgspec

from aksio.application.billing.payment_ports import BadSignature, News, NewsClosed
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.shared.errors import Invalid

TOLERANCE = timedelta(seconds=300)
"""A message is not older, or younger, than that: what somebody overheard cannot be sent again later."""


class _Customer(msgspec.Struct, frozen=True):
    id: str


class _Changed(msgspec.Struct, frozen=True, rename={"kind": "object"}):
    """What changed, or what it belongs to. `customer` may come expanded."""

    id: str = ""
    kind: str = ""
    customer: str | _Customer | None = None


class _Data(msgspec.Struct, frozen=True):
    object: _Changed


class _Event(msgspec.Struct, frozen=True):
    id: str
    data: _Data


class StripeNews:
    """See the port NewsReader. Without a secret nothing is believed."""

    def __init__(self, secret: str | None) -> None:
        self._secret = (secret or "").strip().encode()

    def read(self, body: bytes, signature: str | None, *, now: datetime) -> News:
        """See the port."""
        if not self._secret:
            raise NewsClosed
        self._require_signed(body, signature or "", now)
        try:
            event = msgspec.json.decode(body, type=_Event)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Invalid("This is no event of Stripe's.") from error
        return News(id=event.id, customer_id=_customer_of(event.data.object))

    def _require_signed(self, body: bytes, signature: str, now: datetime) -> None:
        """`t=seconds,v1=hex[,v1=hex]`: while a secret is being changed there are two signatures."""
        parts = [part.strip().partition("=") for part in signature.split(",")]
        times = [value for name, _, value in parts if name == "t"]
        if len(times) != 1 or not (times[0].isascii() and times[0].isdigit() and len(times[0]) <= 12):
            raise BadSignature
        expected = hmac.new(self._secret, times[0].encode() + b"." + body, hashlib.sha256).hexdigest().encode()
        given = [value.encode() for name, _, value in parts if name == "v1"]
        genuine = [hmac.compare_digest(expected, one) for one in given]
        if not any(genuine) or abs(now.timestamp() - int(times[0])) > TOLERANCE.total_seconds():
            raise BadSignature


def _customer_of(changed: _Changed) -> CustomerId | None:
    if changed.kind == "customer":
        return CustomerId(changed.id)
    customer = changed.customer
    return CustomerId(customer.id if isinstance(customer, _Customer) else customer) if customer else None
