"""The part of Stripe's API that Aksio calls, on top of the books. Bodies come as forms with names such as `a[b][0]`."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl

from tests.standin.stripe_books import NoSuchThing, Refused, StripeBooks, Thing

Route = Callable[[StripeBooks, Thing], Thing]


def parse_form(text: str) -> Thing:
    """`a[b][0]=c` as {"a": {"b": {"0": "c"}}}; every value a text."""
    form: Thing = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        *path, last = re.findall(r"[^\[\]]+", name)
        place = form
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return form


def create_customer(books: StripeBooks, form: Thing) -> Thing:
    return books.make("customer", "cus", metadata=form.get("metadata", {}))


def delete_customer(books: StripeBooks, form: Thing) -> Thing:
    customer = books.get(form["id"], "customer")
    books.delete_customer(customer)
    return {"id": customer["id"], "object": "customer", "deleted": True}


def create_product(books: StripeBooks, form: Thing) -> Thing:
    if form["id"] in books.things:
        raise Refused("Product already exists.")
    return books.make("product", "prod", active=True, **form)


def retrieve_product(books: StripeBooks, form: Thing) -> Thing:
    return books.get(form["id"], "product")


def update_product(books: StripeBooks, form: Thing) -> Thing:
    product = books.get(form["id"], "product")
    product |= form | {"active": form.get("active", "true") == "true"}
    return product


def create_price(books: StripeBooks, form: Thing) -> Thing:
    books.get(form["product"], "product")
    for other in books.all("price", lookup_key=form["lookup_key"]):
        if form.get("transfer_lookup_key") != "true":
            raise Refused("Another price has this lookup key.")
        other["lookup_key"] = None
    return books.make(
        "price",
        "price",
        active=True,
        product=form["product"],
        unit_amount=int(form["unit_amount"]),
        currency=form["currency"],
        recurring=form["recurring"],
        lookup_key=form["lookup_key"],
        metadata=form["metadata"],
    )


def update_price(books: StripeBooks, form: Thing) -> Thing:
    price = books.get(form["id"], "price")
    price["active"] = form["active"] == "true"
    return price


def list_prices(books: StripeBooks, form: Thing) -> Thing:
    found = [one for one in books.all("price") if one["active"] or form.get("active") != "true"]
    if "product" in form:
        found = [one for one in found if one["product"] == form["product"]]
    if "lookup_keys" in form:
        found = [one for one in found if one["lookup_key"] in form["lookup_keys"].values()]
    return page(found, form)


def create_checkout(books: StripeBooks, form: Thing) -> Thing:
    customer = books.get(form["customer"], "customer")
    session = books.make(
        "checkout.session",
        "cs",
        customer=customer["id"],
        price=books.get(form["line_items"]["0"]["price"], "price")["id"],
        trial_days=int(form["subscription_data"].get("trial_period_days", 0)),
        success_url=form["success_url"],
    )
    session["url"] = f"https://checkout.stripe.example/c/{session['id']}"
    return session


def create_portal(books: StripeBooks, form: Thing) -> Thing:
    customer = books.get(form["customer"], "customer")
    session = books.make("billing_portal.session", "bps", customer=customer["id"], return_url=form["return_url"])
    session["url"] = f"https://billing.stripe.example/p/{session['id']}"
    return session


def list_subscriptions(books: StripeBooks, form: Thing) -> Thing:
    books.get(form["customer"], "customer")
    found = books.all("subscription", customer=form["customer"])
    if "expand" in form:
        found = [one | {"latest_invoice": books.get(one["latest_invoice"], "invoice")} for one in found]
    return page(found, form)


def update_subscription(books: StripeBooks, form: Thing) -> Thing:
    subscription = books.get(form["id"], "subscription")
    if subscription["ended_at"] is not None:
        raise NoSuchThing(form["id"])
    books.set_cancelling(subscription, cancelling=form["cancel_at_period_end"] == "true")
    return subscription


def list_invoices(books: StripeBooks, form: Thing) -> Thing:
    return page(books.all("invoice", customer=form["customer"]), form)


def list_charges(books: StripeBooks, form: Thing) -> Thing:
    return page(books.all("charge", customer=form["customer"]), form)


def page(found: list[Thing], form: Thing) -> Thing:
    """A list, from the thing after `starting_after` on."""
    start, limit = 0, int(form.get("limit", 10))
    if "starting_after" in form:
        ids = [one["id"] for one in found]
        if form["starting_after"] not in ids:
            raise NoSuchThing(form["starting_after"])
        start = ids.index(form["starting_after"]) + 1
    shown = found[start : start + limit]
    return {"object": "list", "data": shown, "has_more": start + limit < len(found), "url": "/v1"}


ROUTES: dict[tuple[str, str], Route] = {
    ("POST", "customers"): create_customer,
    ("DELETE", "customers/id"): delete_customer,
    ("POST", "products"): create_product,
    ("GET", "products/id"): retrieve_product,
    ("POST", "products/id"): update_product,
    ("POST", "prices"): create_price,
    ("POST", "prices/id"): update_price,
    ("GET", "prices"): list_prices,
    ("POST", "checkout/sessions"): create_checkout,
    ("POST", "billing_portal/sessions"): create_portal,
    ("GET", "subscriptions"): list_subscriptions,
    ("POST", "subscriptions/id"): update_subscription,
    ("GET", "invoices"): list_invoices,
    ("GET", "charges"): list_charges,
}
