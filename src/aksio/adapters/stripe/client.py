"""The SDK, held at arm's length: imported when first needed, with our own timeouts, and every error sorted."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from aksio.application.billing.payment_ports import PaymentsUnavailable

if TYPE_CHECKING:
    from stripe import StripeClient

T = TypeVar("T")

API_BASE = "https://api.stripe.com"
MOST_RETRIES = 2
"""After a lost connection, 409 and 5xx. The SDK sends the same idempotency key each time, and waits with jitter."""


@dataclass(frozen=True, kw_only=True)
class StripeTimeouts:
    """In seconds: `read` without a byte; `total` for a call with all its retries."""

    connect: float = 5.0
    read: float = 10.0
    total: float = 25.0


class MissingAtStripe(Exception):
    """Stripe knows no such object."""


class Stripe:
    """Sends requests, each with a deadline, and reads the part of the answer that matters."""

    def __init__(self, *, api_key: str, api_base: str | None, timeouts: StripeTimeouts | None = None) -> None:
        self._api_key = api_key
        self._api_base = api_base or API_BASE
        self._timeouts = timeouts or StripeTimeouts()
        self._client: StripeClient | None = None

    async def ask(self, call: Callable[[Any], Awaitable[Any]], kind: type[T]) -> T:
        """`call` gets the SDK's `client.v1`. Raises MissingAtStripe and PaymentsUnavailable."""
        client = await self._sdk_client()
        from stripe import InvalidRequestError, StripeError  # noqa: PLC0415 (costs a quarter of a second)

        try:
            async with asyncio.timeout(self._timeouts.total):
                answer = await call(client.v1)
            return msgspec.json.decode(answer.last_response.body, type=kind)
        except InvalidRequestError as error:
            if error.code == "resource_missing":
                raise MissingAtStripe from error
            raise PaymentsUnavailable from error
        except (StripeError, TimeoutError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise PaymentsUnavailable from error

    async def close(self) -> None:
        """Close the connections."""
        http = None if self._client is None else self._client._requestor._client
        if http is not None:
            await http.close_async()  # type: ignore[no-untyped-call]

    async def _sdk_client(self) -> "StripeClient":
        if self._client is None:
            stripe = await asyncio.to_thread(import_module, "stripe")
            httpx = import_module("httpx")
            timeout = httpx.Timeout(self._timeouts.read, connect=self._timeouts.connect)
            self._client = stripe.StripeClient(
                self._api_key,
                http_client=stripe.HTTPXClient(timeout=timeout),
                base_addresses={"api": self._api_base},
                max_network_retries=MOST_RETRIES,
            )
        return self._client
