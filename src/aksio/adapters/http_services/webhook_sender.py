"""Carries messages to webhooks: to public addresses only, without following redirects, and never for long."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

import httpx

from aksio.adapters.http_services.public_addresses import Resolver, require_public, resolve
from aksio.application.notifications.webhooks.ports import Sent
from aksio.domain.shared.errors import Invalid

SECONDS = 15.0
"""For all of a try."""
ANSWER_BYTES = 1_000
"""So much of an answer is kept; the rest is not even read."""
_HEADERS = {"content-type": "application/cloudevents+json", "user-agent": "Aksio-Webhooks"}

AddressesOf = Callable[[str], Awaitable[Sequence[str]]]
"""The addresses that a URL leads to. Raises Invalid at `/url` where one may not go there."""


def public_addresses(resolver: Resolver = resolve) -> AddressesOf:
    """Those on the public internet."""

    async def addresses_of(url: str) -> Sequence[str]:
        return await require_public(url, resolver=resolver, pointer="/url")

    return addresses_of


class HttpWebhookSender:
    """See the port. The address that was looked at is the one that is called: a name cannot change in between."""

    def __init__(self, addresses_of: AddressesOf | None = None, *, seconds: float = SECONDS) -> None:
        self._addresses_of = addresses_of or public_addresses()
        self._seconds = seconds
        limits = httpx.Limits(max_connections=50, max_keepalive_connections=0)
        self._client = httpx.AsyncClient(
            follow_redirects=False, timeout=httpx.Timeout(seconds, connect=5.0), limits=limits, trust_env=False
        )

    async def check(self, url: str) -> None:
        """See the port."""
        await self._addresses_of(url)

    async def send(self, url: str, *, headers: dict[str, str], body: bytes) -> Sent:
        """See the port."""
        started = time.monotonic()
        status, error, answer = None, None, None
        try:
            async with asyncio.timeout(self._seconds):
                status, answer = await self._post(url, headers, body)
        except (TimeoutError, httpx.TimeoutException):
            error = "timeout"
        except Invalid as refused:
            error = refused.errors[0].code
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
            error = "no_connection"
        milliseconds = round((time.monotonic() - started) * 1000)
        return Sent(milliseconds=milliseconds, status=status, error=error, answer=answer)

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    async def _post(self, url: str, headers: dict[str, str], body: bytes) -> tuple[int, str]:
        addresses = await self._addresses_of(url)
        host = urlsplit(url).hostname or ""
        request = self._client.build_request(
            "POST",
            httpx.URL(url).copy_with(host=addresses[0]),
            content=body,
            headers={**headers, "host": urlsplit(url).netloc, **_HEADERS},
            extensions={"sni_hostname": host},
        )
        answer = await self._client.send(request, stream=True)
        try:
            return answer.status_code, await _first_bytes(answer)
        finally:
            await answer.aclose()


async def _first_bytes(answer: httpx.Response) -> str:
    """As text that every database takes. Raw, so that nothing is unpacked."""
    found = b""
    async for piece in answer.aiter_raw(ANSWER_BYTES):
        found += piece
        if len(found) >= ANSWER_BYTES:
            break
    return found[:ANSWER_BYTES].decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
