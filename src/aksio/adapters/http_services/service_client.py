"""How a neighbouring service is called over HTTP: deadlines, retries, a breaker, a bound on calls in flight.

Everything that goes wrong on the way is Unavailable; what the service itself refuses is Refused.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

import httpx
import msgspec

from aksio.adapters.http_services.breaker import CircuitBreaker
from aksio.adapters.http_services.retry import RetryBudget, jittered_wait
from aksio.domain.shared.errors import Unavailable

T = TypeVar("T")

Query = Mapping[str, str | int | Sequence[str]]
LONGEST_RETRY_AFTER = 60


@dataclass(frozen=True, kw_only=True)
class Timeouts:
    """In seconds. `total` bounds a call with all its retries, `upload` the sending of a file, `queue` the wait for
    one of the connections."""

    connect: float = 2.0
    read: float = 10.0
    write: float = 10.0
    total: float = 15.0
    upload: float = 900.0
    queue: float = 2.0


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How much at once: calls and uploads under way, tries of a call, bytes of an answer."""

    calls: int = 32
    uploads: int = 16
    attempts: int = 3
    answer_bytes: int = 8 * 1024 * 1024


class Refused(Exception):
    """The service answered that it will not do this; asking again would not help."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the service answered {status}")
        self.status = status


class AskedToWait(Unavailable):
    """The service named the time to come back at, so nobody comes earlier."""


class ServiceClient:
    """`token` makes the bearer token of each call; the user's own token never goes along."""

    def __init__(
        self,
        base_url: str,
        *,
        token: Callable[[], str] | None = None,
        timeouts: Timeouts | None = None,
        bounds: Bounds | None = None,
        breaker: CircuitBreaker | None = None,
        wait: Callable[[int], float] = jittered_wait,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        self._bounds = bounds or Bounds()
        self._http = httpx.AsyncClient(base_url=base_url, timeout=_httpx_timeout(self._timeouts), trust_env=False)
        self._token = token
        self._calls = asyncio.Semaphore(self._bounds.calls)
        self._uploads = asyncio.Semaphore(self._bounds.uploads)
        self._breaker = breaker or CircuitBreaker()
        self._budget = RetryBudget()
        self._wait = wait

    async def call(
        self, method: str, path: str, answer: type[T], *, query: Query | None = None, body: object = None
    ) -> T:
        """A call that may be repeated safely; it is, within the deadline. Raises Unavailable and Refused."""
        self._budget.call_made()
        request = self._request(method, path, query, None if body is None else msgspec.json.encode(body))
        try:
            async with asyncio.timeout(self._timeouts.total), self._one_of(self._calls):
                return await self._persist(request, answer)
        except TimeoutError:
            self._breaker.failed()
            raise _too_slow() from None

    async def stream(self, path: str, answer: type[T], *, content_type: str, chunks: AsyncIterator[bytes]) -> T:
        """POST a body that is made while it is sent, and therefore only once.

        What `chunks` raises comes out unchanged.
        """
        request = self._request("POST", path, None, chunks, content_type=content_type)
        try:
            async with asyncio.timeout(self._timeouts.upload), self._one_of(self._uploads):
                return await self._send(request, answer)
        except TimeoutError:
            raise _too_slow() from None

    async def close(self) -> None:
        await self._http.aclose()

    def _request(
        self,
        method: str,
        path: str,
        query: Query | None,
        content: bytes | AsyncIterator[bytes] | None,
        *,
        content_type: str = "application/json",
    ) -> httpx.Request:
        headers = {} if content is None else {"Content-Type": content_type}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token()}"
        return self._http.build_request(method, path, params=query, content=content, headers=headers)

    @asynccontextmanager
    async def _one_of(self, places: asyncio.Semaphore) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._timeouts.queue):
                await places.acquire()
        except TimeoutError:
            raise Unavailable("A service that this needs is too busy.") from None
        try:
            yield
        finally:
            places.release()

    async def _persist(self, request: httpx.Request, answer: type[T]) -> T:
        attempt = 1
        while True:
            try:
                return await self._send(request, answer)
            except AskedToWait:
                raise
            except Unavailable:
                if attempt == self._bounds.attempts or not self._budget.take():
                    raise
            await asyncio.sleep(self._wait(attempt))
            attempt += 1

    async def _send(self, request: httpx.Request, answer: type[T]) -> T:
        """One attempt. What neither succeeds nor fails (the caller went away) tells the breaker nothing."""
        self._breaker.check()
        try:
            result = await self._exchange(request, answer)
        except Unavailable:
            self._breaker.failed()
            raise
        except Refused:
            self._breaker.succeeded()
            raise
        self._breaker.succeeded()
        return result

    async def _exchange(self, request: httpx.Request, answer: type[T]) -> T:
        try:
            response = await self._http.send(request, stream=True)
            try:
                _check(response)
                return msgspec.json.decode(await self._read(response), type=answer)
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise Unavailable("A service that this needs does not answer.") from error
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise _nonsense() from error

    async def _read(self, response: httpx.Response) -> bytes:
        parts = bytearray()
        async for part in response.aiter_bytes():
            parts += part
            if len(parts) > self._bounds.answer_bytes:
                raise _nonsense()
        return bytes(parts)


def _check(response: httpx.Response) -> None:
    status = response.status_code
    if status < 300:
        return
    if (seconds := response.headers.get("retry-after", "")).isdigit() and len(seconds) < 6:
        raise AskedToWait("A service that this needs is too busy.", retry_after=min(int(seconds), LONGEST_RETRY_AFTER))
    # Being throttled or not let in is about us, not about this request; being sent elsewhere is nonsense.
    if status < 400 or status >= 500 or status in (401, 403, 408, 429):
        raise Unavailable("A service that this needs cannot serve it now.")
    raise Refused(status)


def _too_slow() -> Unavailable:
    return Unavailable("A service that this needs is too slow.")


def _nonsense() -> Unavailable:
    return Unavailable("A service that this needs gave an answer that makes no sense.")


def _httpx_timeout(timeouts: Timeouts) -> httpx.Timeout:
    return httpx.Timeout(connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.queue)
