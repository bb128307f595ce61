"""A server that speaks the part of Stripe's HTTP that Aksio uses, on a real port, and remembers what was done."""

import hashlib
import hmac
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import msgspec

from tests.standin.http_server import StandInServer
from tests.standin.stripe_books import NoSuchThing, Refused, StripeBooks, Thing
from tests.standin.stripe_routes import ROUTES, parse_form

API_KEY = "sk_test_aksio"
WEBHOOK_SECRET = "whsec_of_the_tests"


@dataclass
class StripeStandIn:
    """Answers well, unless it is `down`. `calls` are those that came in, such as `POST customers`."""

    books: StripeBooks = field(default_factory=StripeBooks)
    url: str = ""
    down: bool = False
    calls: list[str] = field(default_factory=list)
    answered: dict[str, tuple[Thing, Thing]] = field(default_factory=dict)

    def answer(self, method: str, path: str, form: Thing, headers: Thing) -> tuple[int, Thing]:
        """The status and the body. The same idempotency key gives the same answer."""
        name, named = named_route(path)
        self.calls.append(f"{method} {name}")
        if self.down:
            return 503, problem("api_error", "Stripe is away.")
        if headers.get("authorization") != f"Bearer {API_KEY}":
            return 401, problem("invalid_request_error", "Invalid API Key provided.")
        route = ROUTES.get((method, name))
        if route is None:
            return 404, problem("invalid_request_error", "Unrecognized request URL.")
        key = headers.get("idempotency-key") if method == "POST" else None
        with self.books.lock:
            return self._once(key, form | named, lambda: route(self.books, form | named))

    def _once(self, key: str | None, form: Thing, work: Callable[[], Thing]) -> tuple[int, Thing]:
        """The second request of the same key changes nothing."""
        if key in self.answered:
            earlier, body = self.answered[key]
            same = earlier == form
            return (200, body) if same else (400, problem("idempotency_error", "Another request had this key."))
        try:
            body = msgspec.json.decode(msgspec.json.encode(work()))
        except NoSuchThing as missing:
            return 404, problem("invalid_request_error", f"No such thing: {missing}", code="resource_missing")
        except Refused as refused:
            return 400, problem("invalid_request_error", str(refused))
        if key:
            self.answered[key] = (form, body)
        return 200, body


def named_route(path: str) -> tuple[str, Thing]:
    """`/v1/prices/price_1` is `prices/id`, of that id."""
    name = path.removeprefix("/v1/")
    kind, _, thing = name.partition("/")
    is_route = any(name == route for _, route in ROUTES)
    return (f"{kind}/id", {"id": thing}) if thing and not is_route else (name, {})


def problem(type: str, message: str, *, code: str | None = None) -> Thing:
    """An error as Stripe words it."""
    return {"error": {"type": type, "message": message, **({"code": code} if code else {})}}


def signed(event: Thing, *, at: float, secret: str = WEBHOOK_SECRET) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a webhook, as Stripe sends it at that time."""
    body = msgspec.json.encode(event)
    seconds = int(at)
    signature = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return body, {"Stripe-Signature": f"t={seconds},v1={signature}", "Content-Type": "application/json"}


@contextmanager
def stripe_stand_in() -> Iterator[StripeStandIn]:
    """A running server on a free port of this machine."""
    stand_in = StripeStandIn()
    server = StandInServer(("127.0.0.1", 0), _handler(stand_in))
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(stand_in: StripeStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._respond()

        def do_POST(self) -> None:
            self._respond()

        def do_DELETE(self) -> None:
            self._respond()

        def _respond(self) -> None:
            address = urlsplit(self.path)
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = parse_form(sent) | parse_form(address.query)
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answer = stand_in.answer(self.command, address.path, form, headers)
            body = msgspec.json.encode(answer)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `calls` instead."""

    return Handler
