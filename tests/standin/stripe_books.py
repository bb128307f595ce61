"""What Stripe remembers, and what happens there: people pay or do not, months go by, and each change is an event."""

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

Thing = dict[str, Any]
MONTH = int(timedelta(days=30).total_seconds())
DAY = int(timedelta(days=1).total_seconds())


class NoSuchThing(Exception):
    """Stripe's `resource_missing`."""


class Refused(Exception):
    """Stripe's `invalid_request_error`."""


@dataclass
class StripeBooks:
    """Times in seconds since 1970. `events` are kept in the order in which they happened; nobody is told by itself."""

    now: int = field(default_factory=lambda: int(datetime.now(UTC).timestamp()))
    things: dict[str, Thing] = field(default_factory=dict)
    events: list[Thing] = field(default_factory=list)
    pays: bool = True
    lock: threading.RLock = field(default_factory=threading.RLock)
    _numbers: Any = field(default_factory=count)

    def make(self, kind: str, prefix: str, **content: Any) -> Thing:
        """A new object, younger than all others."""
        name = content.pop("id", None) or f"{prefix}_{next(self._numbers):06}"
        self.things[name] = {"id": name, "object": kind, "created": self.now, **content}
        return self.things[name]

    def get(self, id: str, kind: str) -> Thing:
        """Raises NoSuchThing."""
        thing = self.things.get(id)
        if thing is None or thing["object"] != kind or thing.get("deleted"):
            raise NoSuchThing(id)
        return thing

    def all(self, kind: str, **same: Any) -> list[Thing]:
        """Newest first, of those that have these values."""
        found = [one for one in self.things.values() if one["object"] == kind and not one.get("deleted")]
        return [one for one in reversed(found) if all(one.get(name) == value for name, value in same.items())]

    def tell(self, type: str, thing: Thing) -> None:
        """Note what happened, with the object as it is at this moment."""
        body = {**thing, "items": {**thing["items"]}} if "items" in thing else dict(thing)
        event = {"id": f"evt_{next(self._numbers):06}", "object": "event", "type": type, "created": self.now}
        self.events.append({**event, "data": {"object": body}})

    def complete_checkout(self, url: str, *, pays: bool = True) -> Thing:
        """Somebody enters a card on the page at `url`. A trial begins without paying."""
        with self.lock:
            session = self.get(url.rsplit("/", 1)[1], "checkout.session")
            price, trial = self.get(session["price"], "price"), session["trial_days"]
            ends = self.now + (trial * DAY or MONTH)
            item = {"price": price, "current_period_start": self.now, "current_period_end": ends}
            subscription = self.make(
                "subscription",
                "sub",
                customer=session["customer"],
                status="trialing" if trial else "incomplete",
                items={"object": "list", "data": [item]},
                trial_end=ends if trial else None,
                cancel_at=None,
                cancel_at_period_end=False,
                ended_at=None,
                latest_invoice=None,
            )
            self.tell("customer.subscription.created", subscription)
            self._bill(subscription, 0 if trial else price["unit_amount"], pays=pays)
            self.tell("checkout.session.completed", session | {"subscription": subscription["id"]})
            return subscription

    def next_period(self, subscription: Thing, *, pays: bool = True) -> None:
        """A month goes by: it is paid for the next one, or owed, or over."""
        with self.lock:
            item = subscription["items"]["data"][0]
            self.now = max(self.now, item["current_period_end"])
            if subscription["cancel_at_period_end"]:
                self.end(subscription)
                return
            item |= {"current_period_start": self.now, "current_period_end": self.now + MONTH}
            self._bill(subscription, item["price"]["unit_amount"], pays=pays)

    def pay_again(self, subscription: Thing, *, pays: bool) -> None:
        """The open invoice is tried once more."""
        with self.lock:
            self._collect(subscription, self.get(subscription["latest_invoice"], "invoice"), pays=pays)

    def set_cancelling(self, subscription: Thing, *, cancelling: bool) -> None:
        """It is to end with its period, or not."""
        end = subscription["items"]["data"][0]["current_period_end"]
        subscription |= {"cancel_at_period_end": cancelling, "cancel_at": end if cancelling else None}
        self.tell("customer.subscription.updated", subscription)

    def end(self, subscription: Thing) -> None:
        """At once and for good."""
        subscription |= {"status": "canceled", "ended_at": self.now}
        self.tell("customer.subscription.deleted", subscription)

    def delete_customer(self, customer: Thing) -> None:
        """Every subscription ends with it."""
        for subscription in self.all("subscription", customer=customer["id"], ended_at=None):
            self.end(subscription)
        customer["deleted"] = True
        self.tell("customer.deleted", customer)

    def _bill(self, subscription: Thing, amount: int, *, pays: bool) -> None:
        invoice = self.make(
            "invoice",
            "in",
            customer=subscription["customer"],
            number=f"AKSIO-{len(self.all('invoice')) + 1:04}",
            status="open",
            amount_due=amount,
            amount_paid=0,
            currency=subscription["items"]["data"][0]["price"]["currency"],
            attempt_count=0,
            hosted_invoice_url="https://invoice.stripe.example/i",
            invoice_pdf="https://invoice.stripe.example/i.pdf",
        )
        subscription["latest_invoice"] = invoice["id"]
        self.tell("invoice.created", invoice)
        self._collect(subscription, invoice, pays=pays)

    def _collect(self, subscription: Thing, invoice: Thing, *, pays: bool) -> None:
        amount = invoice["amount_due"]
        if amount:
            invoice["attempt_count"] += 1
            self.make(
                "charge",
                "ch",
                customer=invoice["customer"],
                status="succeeded" if pays else "failed",
                amount=amount,
                amount_refunded=0,
                currency=invoice["currency"],
                failure_message=None if pays else "Your card was declined.",
                receipt_url="https://pay.stripe.example/r" if pays else None,
            )
        if pays or not amount:
            invoice |= {"status": "paid", "amount_paid": amount}
            if subscription["status"] != "trialing" or amount:
                subscription["status"] = "active"
        elif subscription["status"] != "incomplete":
            subscription["status"] = "past_due"
        self.tell("invoice.paid" if invoice["status"] == "paid" else "invoice.payment_failed", invoice)
        self.tell("customer.subscription.updated", subscription)
